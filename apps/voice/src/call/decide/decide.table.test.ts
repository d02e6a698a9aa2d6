import { compileFlow } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { outboundFlow } from '../../testing/outbound-line.ts';
import { practiceStatechart } from '../../testing/practice-statechart.ts';
import { waitingLine } from '../../testing/waiting-line.ts';
import type { CallInputBody } from '../call-input.ts';
import type { CallCommand } from '../command.ts';
import { decide } from './decide.ts';
import { type CallState, NEW_CALL } from './state.ts';

const statechart: Statechart = practiceStatechart();
const answered: CallInputBody = {
  type: 'answered',
  values: { caller_number: '+447700900123', called_number: '', today: '2026-11-23', time_now: '09:30' },
};

interface Run {
  readonly state: CallState;
  readonly commands: readonly CallCommand[];
  readonly log: readonly string[];
}

/** Runs inputs and gives back what the last one led to. */
const after = (...inputs: CallInputBody[]): Run => afterOn(statechart, inputs);

function afterOn(statechart: Statechart, inputs: readonly CallInputBody[]): Run {
  let state: CallState = NEW_CALL;
  let last: Run = { state, commands: [], log: [] };
  for (const [index, input] of inputs.entries()) {
    const decision = decide(statechart, state, { ...input, at: 1_000 + index });
    state = decision.state;
    last = { state, commands: decision.commands, log: decision.log.map(({ type }) => type) };
  }
  return last;
}

const types = (run: Run): string[] => run.commands.map(({ type }) => type);
const spoken = (run: Run): string[] =>
  run.commands.flatMap((command) => (command.type === 'speak' ? [command.text] : []));
/** A speech heard to its end. */
const played = (speech: number): CallInputBody[] => [
  { type: 'voiced', speech, ms: 1_000, pauses: [] },
  { type: 'heard', speech, ms: 1_000 },
];
const said = (text: string): CallInputBody[] => [
  { type: 'speechStarted', text },
  { type: 'final', text },
];

describe('decide', () => {
  it('answers: says the first prompt, listens, and starts to time the call', () => {
    expect(types(after(answered)).sort()).toEqual(['listen', 'speak', 'startTimer']);
  });

  it('says why a caller is turned away and hangs up; the flow never begins', () => {
    const turnedAway: CallInputBody = { type: 'turnedAway', limit: 'callsPerDay', text: 'Please call tomorrow.' };
    const begun = after(turnedAway);
    expect(spoken(begun)).toEqual(['Please call tomorrow.']);
    expect(begun.log).toEqual(['noted', 'agentSpoke']);
    // Nothing that is said or pressed gets the caller any further.
    expect(after(turnedAway, ...said('book an appointment'), { type: 'digit', key: '1' }).log).not.toContain('moved');
    const over = after(turnedAway, ...played(1));
    expect(types(over)).toEqual(['closeLine']);
    expect(over.state).toMatchObject({ status: 'ended', outcome: 'turned away', reason: 'finished' });
  });

  it.each([
    ['answered', 'transferred'],
    ['noAnswer', 'finished'],
  ] as const)('puts a caller who is turned away through to somebody, and ends when that was %s', (outcome, reason) => {
    const to = '+442079460111';
    const ringing = [
      { type: 'turnedAway', limit: 'callsAtOnce', text: 'One moment please.', to },
      ...played(1),
    ] as const satisfies readonly CallInputBody[];
    expect(after(...ringing).commands).toMatchObject([{ type: 'transfer', to }]);
    const over = after(...ringing, { type: 'answer', answer: { type: 'transferFinished', wait: 1, outcome } });
    expect(over.state).toMatchObject({ status: 'ended', outcome: 'turned away', reason });
  });

  it('times silence only once the prompt was heard to its end', () => {
    expect(types(after(answered, { type: 'voiced', speech: 1, ms: 1_000, pauses: [] }))).toEqual([]);
    expect(after(answered, ...played(1)).commands).toEqual([{ type: 'startTimer', timer: 'silence', delayMs: 6_000 }]);
  });

  it('user speaks while the agent speaks: stops, and forgets what was not heard', () => {
    const run = after(
      answered,
      { type: 'voiced', speech: 1, ms: 2_400, pauses: [] },
      { type: 'heard', speech: 1, ms: 1_200 },
      { type: 'speechStarted', text: 'I would like' },
    );
    expect(types(run)).toEqual(['stopSpeaking']);
    expect(run.log).toEqual(['callerStartedSpeaking', 'interrupted', 'agentHeard']);
  });

  it('user speaks while silence is timed: stops timing', () => {
    expect(after(answered, ...played(1), { type: 'speechStarted', text: 'I would like' }).commands).toEqual([
      { type: 'cancelTimer', timer: 'silence' },
    ]);
  });

  it('noise that was no words: silence is timed again', () => {
    const run = after(
      answered,
      ...played(1),
      { type: 'speechStarted', text: 'I would like' },
      { type: 'final', text: ' ' },
    );
    expect(types(run)).toEqual(['startTimer']);
  });

  it('silence: climbs the ladder', () => {
    const run = after(answered, ...played(1), { type: 'timer', timer: 'silence' });
    expect(spoken(run)).toEqual(['Sorry, I did not hear anything. Bright Smile Dental. How can I help?']);
  });

  it('user says what is offered: the next prompt is said at once', () => {
    expect(spoken(after(answered, ...played(1), ...said('book an appointment')))).toEqual([
      'Which day suits you, and what time?',
    ]);
  });

  it('user speaks into words that must be heard: kept, and used once they were', () => {
    const toRequest: CallInputBody[] = [answered, ...played(1), ...said('book an appointment tomorrow at ten')];
    const during = after(...toRequest, ...said('speak to a person'));
    expect(types(during)).toEqual([]);
    // “One moment, please.” is speech 2 and cannot be interrupted.
    expect(spoken(after(...toRequest, ...said('speak to a person'), ...played(2)))).toEqual([
      'Of course. I will try the front desk.',
    ]);
  });

  it('a transfer waits until its announcement was heard', () => {
    const toTransfer: CallInputBody[] = [answered, ...played(1), { type: 'digit', key: '0' }];
    expect(types(after(...toTransfer))).not.toContain('transfer');
    expect(types(after(...toTransfer, ...played(2)))).toEqual(['transfer']);
  });

  it('a transfer that fails brings the caller back to the last question', () => {
    const run = after(answered, ...played(1), { type: 'digit', key: '0' }, ...played(2), {
      type: 'answer',
      answer: { type: 'transferFinished', wait: 2, outcome: 'busy' },
    });
    expect(spoken(run)).toEqual([
      'I am sorry, nobody can take your call right now. Let us go on here.',
      'Bright Smile Dental. How can I help?',
    ]);
  });

  it('whoever was put through is not spoken to any more, and the call ends', () => {
    const run = after(answered, ...played(1), { type: 'digit', key: '0' }, ...played(2), {
      type: 'answer',
      answer: { type: 'transferFinished', wait: 2, outcome: 'answered' },
    });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'transferred', reason: 'transferred' });
  });

  it('hangs up only after goodbye was heard', () => {
    const toGoodbye: CallInputBody[] = [answered, ...played(1), ...said("I can't breathe")];
    expect(types(after(...toGoodbye))).not.toContain('closeLine');
    expect(after(...toGoodbye, ...played(2)).state).toMatchObject({
      status: 'ended',
      outcome: 'emergency',
      reason: 'finished',
    });
  });

  it('a call that was placed goes on by who picked up; a second verdict changes nothing', () => {
    const compiled = compileFlow(outboundFlow());
    if (!compiled.ok) throw new Error('the outbound line must compile');
    const run = (...inputs: CallInputBody[]) => afterOn(compiled.value.statechart, [answered, ...inputs]);
    expect(spoken(run())).toEqual([]);
    expect(spoken(run({ type: 'pickedUp', by: 'voicemail' }))).toEqual(['Please call the dentist back.']);
    expect(run({ type: 'pickedUp', by: 'person' }, { type: 'pickedUp', by: 'voicemail' })).toMatchObject({
      commands: [],
      log: [],
    });
  });

  it('who picked up does not matter to a call that came in', () => {
    expect(after(answered, { type: 'pickedUp', by: 'person' })).toMatchObject({ commands: [], log: [] });
  });

  it('the caller hangs up: the call ends, whatever was being said', () => {
    const run = after(answered, { type: 'legClosed', by: 'caller' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'hung up', reason: 'hungUp' });
    expect(types(run)).toContain('closeLine');
  });

  const fails = (...speeches: number[]): CallInputBody => ({ type: 'voiceFailed', speeches, code: 'X' });

  it('what a voice that failed was to say is said again; a second failure in a row ends the call with an apology from the line', () => {
    expect(spoken(after(answered, fails(1)))).toEqual(['Bright Smile Dental. How can I help?']);
    expect(after(answered, fails(1), fails(1)).commands.at(-1)).toEqual({ type: 'closeLine', apologise: true });
  });

  it('a voice that fails twice, and was heard in between, says it again each time', () => {
    const run = after(answered, fails(1), ...played(1), { type: 'timer', timer: 'silence' }, fails(2));
    expect(run.state.status).toBe('live');
    expect(spoken(run)).toEqual(['Sorry, I did not hear anything. Bright Smile Dental. How can I help?']);
  });

  it('a recogniser that was replaced while the caller spoke: what was lost is asked for again', () => {
    const lost = after(
      answered,
      ...played(1),
      { type: 'speechStarted', text: 'I would like' },
      { type: 'hearingLost', spoken: false },
    );
    expect(spoken(lost)).toEqual(['Sorry, I did not hear anything. Bright Smile Dental. How can I help?']);
    expect(spoken(after(answered, ...played(1), { type: 'hearingLost', spoken: true }))).toEqual(spoken(lost));
    expect(spoken(after(answered, ...played(1), { type: 'hearingLost', spoken: false }))).toEqual([]);
    // The agent still speaks: it is not talked over by itself.
    expect(spoken(after(answered, { type: 'hearingLost', spoken: true }))).toEqual([]);
  });

  it('a recogniser that is gone leads to the handler for errors', () => {
    expect(spoken(after(answered, ...played(1), { type: 'recogniserFailed', code: 'X' }))).toEqual([
      'I am sorry, I cannot help you with that myself.',
      'I will connect you to the front desk.',
    ]);
  });

  it('a wait in which nothing ever happens is ended by somebody', () => {
    expect(spoken(after(answered, { type: 'idleTooLong' }))).toContain(
      'I am sorry, I cannot help you with that myself.',
    );
  });

  it('a late answer to something no longer awaited changes nothing', () => {
    const late: CallInputBody = {
      type: 'answer',
      answer: { type: 'requestFinished', wait: 99, outcome: 'answered', status: 200, body: {}, ms: 1 },
    };
    expect(after(answered, ...played(1), late).commands).toEqual([]);
  });

  it('after the end nothing is decided any more', () => {
    const ended: CallInputBody[] = [answered, { type: 'legClosed', by: 'caller' }];
    expect(after(...ended, ...said('hello')).commands).toEqual([]);
  });
});

describe('a conversation that the model leads', () => {
  const toConverse: CallInputBody[] = [
    answered,
    ...played(1),
    ...said('cancel my appointment'),
    ...played(2),
    {
      type: 'answer',
      answer: {
        type: 'requestFinished',
        wait: 2,
        outcome: 'answered',
        status: 200,
        body: { reference: 'B', date: '2026-11-26', time: '15:30' },
        ms: 5,
      },
    },
    ...played(3),
  ];
  const reply = (wait: number, text: string, tool?: string): CallInputBody => ({
    type: 'answer',
    answer: {
      type: 'modelReplied',
      wait,
      text,
      toolUses: tool === undefined ? [] : [{ id: 't', name: tool, input: {} }],
      modelId: 'm',
      firstTokenMs: 1,
      totalMs: 2,
      inputTokens: 1,
      outputTokens: 1,
    },
  });
  const asked = after(...toConverse, ...said('hmm'));
  const question = asked.commands.find((command) => command.type === 'askModel');
  const ticket = question?.type === 'askModel' ? question.ticket : -1;
  const speech = question?.type === 'askModel' ? (question.speech ?? -1) : -1;

  it('asks the model and fills a long silence', () => {
    expect(types(asked)).toEqual(['startTimer', 'askModel']);
    expect(spoken(after(...toConverse, ...said('hmm'), { type: 'timer', timer: 'filler' }))).toEqual(['One moment.']);
  });

  it('speaks the language of the flow where the words are its own', () => {
    const { settings, ...rest } = statechart;
    const german = { ...rest, settings: { ...settings, language: 'de-AT' } };
    const waits: CallInputBody[] = [...toConverse, ...said('hmm'), { type: 'timer', timer: 'filler' }];
    expect(spoken(afterOn(german, waits))).toEqual(['Einen Moment.']);
  });

  it('listens again once the reply is over', () => {
    const run = after(
      ...toConverse,
      ...said('hmm'),
      { type: 'replyText', speech, text: 'Move or cancel?' },
      reply(ticket, 'Move or cancel?'),
    );
    expect(types(run)).toEqual(['listen']);
  });

  it('a reply of which only the first clause was voiced and heard is not over', () => {
    const run = after(
      ...toConverse,
      ...said('hmm'),
      { type: 'replyText', speech, text: 'Of course. ' },
      ...played(speech),
      { type: 'replyText', speech, text: 'Move or cancel?' },
      reply(ticket, 'Of course. Move or cancel?'),
    );
    expect(types(run)).toEqual(['listen']);
    expect(run.state).toMatchObject({ timedSilence: null, floor: { speeches: [{ id: speech }] } });
  });

  it('a reply that has begun needs no filler any more', () => {
    const run = after(...toConverse, ...said('hmm'), { type: 'replyText', speech, text: 'Of course. ' });
    expect(run.commands).toEqual([{ type: 'cancelTimer', timer: 'filler' }]);
  });

  it('commits the exit that the model took, even when it said nothing', () => {
    expect(types(after(...toConverse, ...said('cancel it'), reply(ticket, '', 'exit_cancel')))).toContain('request');
  });

  it('a caller who cuts in ends the reply; the words that were never heard are not in the history', () => {
    const cut: CallInputBody[] = [
      ...toConverse,
      ...said('hmm'),
      { type: 'replyText', speech, text: 'You could move it to next week or even later. ' },
      { type: 'heard', speech, ms: 700 },
      { type: 'speechStarted', text: 'I would like' },
    ];
    expect(types(after(...cut))).toEqual(['stopSpeaking']);
    const next = after(...cut, { type: 'final', text: 'just cancel it' });
    const again = next.commands.find((command) => command.type === 'askModel');
    const words = again?.type === 'askModel' ? JSON.stringify(again.question.messages) : '';
    expect(words).toContain('You could');
    expect(words).not.toContain('next week');
    expect(words).toContain('just cancel it');
  });
});

describe('decide, on a line that waits for a signal', () => {
  const run = (...inputs: CallInputBody[]) => afterOn(waitingLine({ twice: true }), [answered, ...inputs]);
  const paid: CallInputBody = { type: 'signal', signal: 'paid', body: { amount: 1 } };
  const looks = ({ commands }: Run) => commands.filter(({ type }) => type === 'awaitSignal');

  it('a wait begins: its signal is looked for at once, while the agent still speaks', () => {
    expect(looks(run())).toEqual([{ type: 'awaitSignal', signal: 'paid' }]);
  });

  it('another begins behind it for the same name: that is looked for anew', () => {
    expect(looks(run(paid))).toEqual([{ type: 'awaitSignal', signal: 'paid' }]);
  });

  it('the last one is over: nothing is looked for any more', () => {
    expect(looks(run(paid, paid))).toEqual([{ type: 'awaitSignal', signal: null }]);
  });

  it('something else happens meanwhile: the look goes on', () => {
    expect(looks(run({ type: 'digit', key: '1' }))).toEqual([]);
  });

  it('the caller hangs up: nothing is looked for any more', () => {
    expect(looks(run({ type: 'legClosed', by: 'caller' }))).toEqual([{ type: 'awaitSignal', signal: null }]);
  });
});
