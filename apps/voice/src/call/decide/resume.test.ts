import type { CallEvent } from '@aybiza/call-log';
import { compileFlow, parseFlow } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { practiceStatechart } from '../../testing/practice-statechart.ts';
import { waitingLine } from '../../testing/waiting-line.ts';
import { Call } from '../call.ts';
import type { CallInputBody, ResumedTransfer } from '../call-input.ts';
import type { CallCommand } from '../command.ts';
import { bridgingSentence } from './bridging.ts';
import { isRepeatable } from './resume.ts';
import { BRIDGE_SPEECH, NEW_STANDING, replay, type Standing, standingSchema } from './standing.ts';

const VALUES = { caller_number: '+447700900123', called_number: '', today: '2026-11-23', time_now: '09:30' };
const answered: CallInputBody = { type: 'answered', values: VALUES };
const said = (text: string): CallInputBody[] => [
  { type: 'speechStarted', text },
  { type: 'final', text },
];
const played = (speech: number): CallInputBody[] => [
  { type: 'voiced', speech, ms: 1_000, pauses: [] },
  { type: 'heard', speech, ms: 1_000 },
];

interface Run {
  readonly call: Call;
  readonly commands: CallCommand[];
  readonly log: CallEvent[];
  readonly moved: Standing[];
  push(...inputs: CallInputBody[]): void;
}

function run(statechart: Statechart, from?: { standing: Standing; nextSeq: number }, startAt = 1_000): Run {
  const commands: CallCommand[] = [];
  const log: CallEvent[] = [];
  const moved: Standing[] = [];
  let at = startAt;
  const call = new Call({
    statechart,
    from,
    now: () => at,
    perform: (command) => commands.push(command),
    observer: {
      onEvents: (events) => log.push(...events),
      onMoved: (standing) => moved.push(standing),
      onEnded: () => undefined,
    },
  });
  return {
    call,
    commands,
    log,
    moved,
    push(...inputs) {
      for (const input of inputs) {
        at += 1;
        call.push(input);
      }
    },
  };
}

/** What another process has of a call: its log, and from it where the call stands. */
function takeOver(
  statechart: Statechart,
  before: Run,
  { transfer = null, at = 2_000 }: { transfer?: ResumedTransfer | null; at?: number } = {},
): Run {
  const log: CallEvent[] = JSON.parse(JSON.stringify(before.log));
  const standing = replay(statechart, NEW_STANDING, log);
  const taken = run(statechart, { standing, nextSeq: log.length }, at);
  taken.push({ type: 'resumed', owner: 'voice-two', fencingToken: 2, standing, transfer });
  return taken;
}

const spoken = ({ commands }: Run): string[] =>
  commands.flatMap((command) => (command.type === 'speak' ? [command.text] : []));
const types = ({ commands }: Run): string[] => commands.map(({ type }) => type);
const BRIDGE = bridgingSentence('en-GB');
const demo = practiceStatechart();

function flowOf(node: { kind: string; data: object }, ports: readonly string[]): Statechart {
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'One deed',
    variables: { pin: { type: 'digits' } },
    nodes: {
      start: { kind: 'start', label: 'Start', data: {} },
      deed: { label: 'Deed', ...node },
      failed: { kind: 'end', label: 'Failed', data: { text: 'It failed.', outcome: 'failed' } },
      done: { kind: 'end', label: 'Done', data: { text: 'Done.', outcome: 'done' } },
    },
    edges: {
      begin: { from: { node: 'start', port: 'next' }, to: { node: 'deed' } },
      ...Object.fromEntries(
        ports.map((port, index) => [
          `e${index}`,
          { from: { node: 'deed', port }, to: { node: index === 0 ? 'done' : 'failed' } },
        ]),
      ),
    },
  });
  const compiled = parsed.ok ? compileFlow(parsed.value) : parsed;
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value.statechart;
}

const httpFlow = (method: string, more: object = {}) =>
  flowOf({ kind: 'request', data: { call: { via: 'http', method, url: 'https://example.com/x' }, ...more } }, [
    'ok',
    'failed',
  ]);
const messageFlow = flowOf({ kind: 'message', data: { to: '"+447700900123"', text: 'Hello.' } }, ['sent', 'failed']);
const transferFlow = flowOf({ kind: 'transfer', data: { to: '+442079460018' } }, [
  'answered',
  'failed',
  'noAnswer',
  'busy',
]);

describe('a call that is taken over', () => {
  it('bridges and asks the question that was heard and not answered once more', () => {
    const before = run(demo);
    before.push(answered, ...played(1));
    const after = takeOver(demo, before);
    expect(spoken(after)).toEqual([BRIDGE, 'Bright Smile Dental. How can I help?']);
    expect(types(after)).toContain('listen');
    expect(after.log.map(({ type }) => type)).toEqual(['taken', 'agentSpoke']);
    expect(after.log[0]?.seq).toBe(before.log.length);
  });

  it('says all of it once more when its new voice breaks at first: that is one failure, not one for each sentence', () => {
    const before = run(demo);
    before.push(answered, ...played(1));
    const after = takeOver(demo, before);
    const words = spoken(after);
    after.push({ type: 'voiceFailed', speeches: [BRIDGE_SPEECH, 1], code: 'PROVIDER_TIMEOUT' });
    expect(spoken(after)).toEqual([...words, ...words]);
  });

  it('says everything again that was not heard to its end, and nothing of what was', () => {
    const before = run(demo);
    before.push(answered, ...played(1), ...said('what are your opening hours'));
    const words = spoken(before).slice(1);
    expect(words.length).toBeGreaterThan(1);
    before.push(...played(2));
    expect(spoken(takeOver(demo, before))).toEqual([BRIDGE, ...words.slice(1)]);
  });

  it('goes on as if nothing had been, and times silence once all is said', () => {
    const before = run(demo);
    before.push(answered, ...played(1), ...said('I would like to book an appointment'), ...played(2));
    const after = takeOver(demo, before);
    after.push(...played(0), ...played(2));
    expect(after.commands.at(-1)).toMatchObject({ type: 'startTimer', timer: 'silence' });
    after.push(...said('Thursday at half past three'));
    expect(after.call.standing.dialogue.snapshot?.context.variables).toMatchObject({ time: '15:30' });
  });

  it('stands where its log leads, whether it was watched or stepped through again', () => {
    const before = run(demo);
    before.push(answered, ...played(1), ...said('I would like to book an appointment'), ...played(2));
    const again = replay(demo, NEW_STANDING, before.log);
    expect(again).toEqual(before.call.standing);
    expect(standingSchema.safeParse(JSON.parse(JSON.stringify(again))).data).toEqual(again);
  });

  it('asks the model again what was asked of it', () => {
    const before = run(demo);
    before.push(answered, ...played(1), ...said('my cat is rather ill today'));
    const [asked] = before.commands.filter(({ type }) => type === 'askModel');
    expect(asked).toBeDefined();
    const after = takeOver(demo, before);
    expect(after.commands).toContainEqual(asked);
    expect(spoken(after)).toEqual([BRIDGE]);
  });

  it('keeps what is left of a timer, and looks for the signal again', () => {
    const line = waitingLine({ seconds: 60 });
    const before = run(line);
    before.push(answered, ...played(1));
    // The wait began at 1,001 ms; the message that says so comes at 21,001.
    const after = takeOver(line, before, { at: 21_000 });
    const delays = after.commands.flatMap((command) => (command.type === 'startTimer' ? [command.delayMs] : []));
    expect(delays).toContain(40_000);
    expect(after.commands).toContainEqual({ type: 'awaitSignal', signal: 'paid' });
  });

  it('leaves time to go on with a number that was half pressed, after it was said that there is somebody again', () => {
    const asksForPin = flowOf(
      { kind: 'keypad', data: { prompt: 'Your PIN?', variable: 'pin', minLength: 6, maxLength: 6 } },
      ['entered', 'invalid'],
    );
    const before = run(asksForPin);
    before.push(answered, ...played(1), { type: 'digit', key: '1' }, { type: 'digit', key: '2' });
    const after = takeOver(asksForPin, before, { at: 60_000 });
    expect(after.commands).toContainEqual({ type: 'startTimer', timer: 'keys', delayMs: 6_000 });
  });

  it('speaks the language that the call had changed to', () => {
    const after = run(demo);
    const standing = {
      ...NEW_STANDING,
      dialogue: { ...NEW_STANDING.dialogue, spoken: { language: 'de-CH', voice: 'v' } },
    };
    after.push({ type: 'resumed', owner: 'two', fencingToken: 2, standing, transfer: null });
    expect(after.commands[0]).toEqual({ type: 'setLanguage', language: 'de-CH', voice: 'v' });
    expect(spoken(after)).toEqual([bridgingSentence('de')]);
    expect(bridgingSentence('xx')).toBe(bridgingSentence('en'));
  });
});

describe('a call that ends whichever process has it', () => {
  const given = { type: 'beyondRepair', code: 'TAKEN_OVER_TOO_OFTEN', detail: '' } as const;
  const notedIn = ({ log }: Run) => log.flatMap((entry) => (entry.type === 'noted' ? [entry.code] : []));

  it('goes where its flow catches errors', () => {
    const before = run(demo);
    before.push(answered);
    const after = takeOver(demo, before);
    after.push(given);
    expect(notedIn(after)).toEqual(['TAKEN_OVER_TOO_OFTEN']);
    expect(after.log.findLast((entry) => entry.type === 'moved')).toMatchObject({ to: 'lastResort' });
  });

  it('is left to the line, for the fallback number to be rung, where the flow catches none', () => {
    const bare = flowOf({ kind: 'menu', data: { prompt: 'Tea?', options: [{ id: 'tea', label: 'tea' }] } }, [
      'option.tea',
    ]);
    const statechart = { ...bare, settings: { ...bare.settings, fallbackNumber: '+442079460019' } };
    const before = run(statechart);
    before.push(answered);
    const after = takeOver(statechart, before);
    after.push(given);
    expect(notedIn(after)).toEqual(['TAKEN_OVER_TOO_OFTEN']);
    expect(after.commands.at(-1)).toEqual({ type: 'closeLine', apologise: true });
  });
});

describe('a call that changes hands again and again', () => {
  it('counts how often it was taken from a process that was gone, and forgets that when it is given away', () => {
    const first = run(demo);
    first.push(answered);
    const third = takeOver(demo, takeOver(demo, first), { at: 3_000 });
    expect(third.call.standing.takenAt).toEqual([2_001, 3_001]);
    third.call.giveAway();
    expect(third.moved.at(-1)).toMatchObject({ takenAt: [], dialogue: third.call.standing.dialogue });
  });
});

describe('a caller who is back on another leg', () => {
  it('hears again what was on its way when the leg broke, and nothing else is done again', () => {
    const call = run(demo);
    call.push(answered, { type: 'voiced', speech: 1, ms: 2_000, pauses: [] }, { type: 'heard', speech: 1, ms: 400 });
    const before = call.commands.length;
    call.push({ type: 'returned', standing: call.call.standing });
    expect(call.commands.slice(before).map(({ type }) => type)).toEqual(['stopSpeaking', 'speak', 'speak']);
    expect(spoken(call).slice(1)).toEqual([BRIDGE, ...spoken(call).slice(0, 1)]);
  });

  it('hears the model from the beginning of its answer', () => {
    const call = run(demo);
    call.push(answered, ...played(1), ...said('my cat is rather ill today'));
    call.push({ type: 'returned', standing: call.call.standing });
    const asked = call.commands.filter(({ type }) => type === 'askModel');
    expect(asked).toEqual([asked[0], asked[0]]);
  });
});

describe('what was under way when a process died', () => {
  const attempt = (before: Run, what: 'request' | 'message' | 'transfer') => {
    const wait = before.call.standing.asked?.command.ticket;
    if (wait === undefined) throw new Error('nothing is under way');
    before.call.note({ type: 'attempted', wait, what });
  };
  const unknown = ({ log }: Run) => log.flatMap((entry) => (entry.type === 'noted' ? [entry.code, entry.detail] : []));

  it.each([
    ['request', httpFlow('POST'), 'request'],
    ['message', messageFlow, 'sendMessage'],
  ] as const)(
    'a %s that may have been done is not done again: its outcome is unknown, and the flow says it failed',
    (what, flow, command) => {
      const before = run(flow);
      before.push(answered);
      attempt(before, what);
      const after = takeOver(flow, before);
      expect(types(after)).not.toContain(command);
      expect(unknown(after)).toEqual(['OUTCOME_UNKNOWN', what]);
      expect(spoken(after)).toEqual([BRIDGE, 'It failed.']);
    },
  );

  it.each([
    ['request', httpFlow('POST')],
    ['sendMessage', messageFlow],
  ] as const)('a %s that was not even attempted is done now', (command, flow) => {
    const before = run(flow);
    before.push(answered);
    const after = takeOver(flow, before);
    expect(types(after)).toContain(command);
    expect(unknown(after)).toEqual([]);
  });

  it.each([
    ['with GET', httpFlow('GET')],
    ['with PUT', httpFlow('PUT')],
    ['with a key', httpFlow('POST', { idempotencyKey: 'key-1' })],
  ])('a request %s is sent again, exactly as it was', (_how, flow) => {
    const before = run(flow);
    before.push(answered);
    attempt(before, 'request');
    const [sent] = before.commands.filter(({ type }) => type === 'request');
    expect(takeOver(flow, before).commands).toContainEqual(sent);
  });

  it('a transfer that may have rung does not ring again', () => {
    const before = run(transferFlow);
    before.push(answered);
    attempt(before, 'transfer');
    const after = takeOver(transferFlow, before);
    expect(types(after)).not.toContain('transfer');
    expect(unknown(after)).toEqual(['OUTCOME_UNKNOWN', 'transfer']);
    expect(spoken(after)).toEqual([BRIDGE, 'It failed.']);
  });

  it('a transfer of which the telephone company says how it went counts as that', () => {
    const before = run(transferFlow);
    before.push(answered);
    attempt(before, 'transfer');
    expect(unknown(takeOver(transferFlow, before, { transfer: 'busy' }))).toEqual([]);
    expect(spoken(takeOver(transferFlow, before, { transfer: 'busy' }))).toEqual([BRIDGE, 'It failed.']);
    const joined = takeOver(transferFlow, before, { transfer: 'answered' });
    expect(joined.log.at(-1)).toMatchObject({ type: 'callEnded', reason: 'transferred', outcome: 'done' });
  });

  it('a transfer of which the telephone company knows nothing begins once the caller was told', () => {
    const before = run(transferFlow);
    before.push(answered);
    attempt(before, 'transfer');
    const after = takeOver(transferFlow, before, { transfer: 'notBegun' });
    expect([spoken(after), types(after).includes('transfer'), unknown(after)]).toEqual([[BRIDGE], false, []]);
    after.push(...played(BRIDGE_SPEECH));
    expect(types(after)).toContain('transfer');
  });

  it('a transfer that still goes on is waited for without a word', () => {
    const before = run(transferFlow);
    before.push(answered);
    attempt(before, 'transfer');
    const after = takeOver(transferFlow, before, { transfer: 'underWay' });
    expect(types(after)).toEqual(['startTimer']); // Of the whole call.
    expect(after.call.isExpectedIdle).toBe(true);
  });

  it('the built-in calendar is asked again only what changes nothing', () => {
    const calendar = (operation: string) => ({ via: 'calendar', operation, inputs: {} }) as const;
    expect(
      ['findSlot', 'findBooking', 'book', 'move', 'cancel'].filter((name) => isRepeatable(calendar(name))),
    ).toEqual(['findSlot', 'findBooking']);
  });
});
