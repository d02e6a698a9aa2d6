import { foldPath } from '@aybiza/call-log';
import { compileFlow, parseFlow } from '@aybiza/flow';
import type { DialBehaviour } from '@aybiza/sandbox/twilio/call-record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

const DESK = '+442079460018';
const OUTCOMES = ['answered', 'busy', 'noAnswer', 'declined', 'failed'] as const;

/** A line that asks the desk whether it takes the caller, and says what came of it. */
function deskLine() {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const flow = parseFlow({
    schemaVersion: 1,
    name: 'Desk',
    nodes: {
      start: node('start', {}),
      desk: node('transfer', {
        to: DESK,
        announcement: 'One moment.',
        briefing: 'A caller from {{ caller_number }} needs help.',
        asksFirst: true,
        ringSeconds: 20,
      }),
      ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, node('end', { text: 'Goodbye.', outcome })])),
    },
    edges: {
      first: edge('start', 'next', 'desk'),
      ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, edge('desk', outcome, outcome)])),
    },
  });
  const compiled = flow.ok ? compileFlow(flow.value) : undefined;
  if (compiled?.ok !== true) throw new Error('the line does not compile');
  return compiled.value.statechart;
}

let voice: TestVoice;
beforeAll(async () => {
  voice = await startTestVoice({ statechart: deskLine() });
});
afterAll(() => voice.close());

const BRIEFING = [
  'en-US: A caller from plus 4 4 7 7 0 0 9 0 0 4 5 6 needs help.',
  'en-US: Press 1 to take the call, or 2 to decline it.',
];

describe.concurrent('a person who is asked whether they take a call', () => {
  it.each<[string, DialBehaviour, { outcome: string; told: readonly string[] | undefined; reason: string }]>([
    ['takes it by a key', 'accept', { outcome: 'answered', told: BRIEFING, reason: 'transferred' }],
    ['declines it by a key', 'decline', { outcome: 'declined', told: BRIEFING, reason: 'finished' }],
    [
      'presses nothing, like a machine',
      'answer',
      { outcome: 'noAnswer', told: [...BRIEFING, ...BRIEFING], reason: 'finished' },
    ],
    ['is busy', 'busy', { outcome: 'busy', told: undefined, reason: 'finished' }],
    ['does not pick up', 'no-answer', { outcome: 'noAnswer', told: undefined, reason: 'finished' }],
    ['cannot be reached', 'failed', { outcome: 'failed', told: undefined, reason: 'finished' }],
  ])('%s, and the flow goes its way', async (_what, behaviour, { outcome, told, reason }) => {
    const call = voice.phone({ dial: { [DESK]: behaviour } });
    const result = await call.ended;
    const { events, end } = await voice.records.endOf(call.callSid);
    expect(events).toContainEqual(expect.objectContaining({ type: 'transferFinished', outcome }));
    expect(foldPath(events).at(-1)?.to).toBe(outcome);
    expect(end).toMatchObject({ outcome, reason });
    expect(call.events.find(({ type }) => type === 'dialled')).toMatchObject(told === undefined ? {} : { told });
    expect(result).toMatchObject({ problems: [], violations: 0 });
  });

  it('is not taken for somebody who talked to the caller when the caller goes meanwhile', async () => {
    const call = voice.phone({ dial: { [DESK]: 'answer' } });
    await expect.poll(() => call.events.some(({ type }) => type === 'streamEnded')).toBe(true);
    await call.pause(600);
    call.hangUp();
    await call.ended;
    expect((await voice.records.endOf(call.callSid)).end).toMatchObject({ reason: 'hungUp' });
  });
});
