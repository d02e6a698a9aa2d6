import { foldTranscript } from '@aybiza/call-log';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { heardWhole } from './testing/heard-whole.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

const FRONT_DESK = '+442079460018';
let voice: TestVoice;

beforeAll(async () => {
  voice = await startTestVoice({ statechart: practiceStatechart() });
});

afterAll(() => voice.close());

const streamsOf = (call: TwilioCall) => call.events.filter(({ type }) => type === 'streamStarted');

/** The caller has heard on a new stream how it went, and what came after it. Before it the agent is silent for a while. */
async function isBack(call: TwilioCall, news: string): Promise<void> {
  await expect.poll(() => streamsOf(call)).toHaveLength(2);
  const recorded = [...voice.records.calls.values()].find(({ identity }) => identity.callSid === call.callSid);
  await expect.poll(() => heardWhole(recorded?.events ?? [], news)).toBe(true);
  await call.agentFinished({ quietMs: 1_500, timeoutMs: 30_000 });
}

it('a caller whom nobody could take is back on a new stream, where the conversation was', async () => {
  const call = voice.phone({ dial: { [FRONT_DESK]: 'busy' } });
  await call.agentFinished({ quietMs: 300 });
  await call.press('0');
  const news = 'I am sorry, nobody can take your call right now. Let us go on here.';
  await isBack(call, news);
  await call.say("I can't breathe");
  const result = await call.ended;
  const recorded = await voice.records.ended(1);
  expect(recorded.end).toMatchObject({ outcome: 'emergency', reason: 'finished' });
  expect(foldTranscript(recorded.events).map(({ text }) => text)).toContain(news);
  expect(streamsOf(call)).toHaveLength(2);
  expect(result.violations).toBe(0);
});

it('a caller who was put through is not called back, and the record says so', async () => {
  const call = voice.phone({ dial: { [FRONT_DESK]: 'answer' } });
  await call.agentFinished({ quietMs: 300 });
  await call.press('0');
  await call.ended;
  expect((await voice.records.ended(2)).end).toMatchObject({ outcome: 'transferred', reason: 'transferred' });
});

it('an operator puts a caller through: back with the agent when nobody answers, and gone when somebody does', async () => {
  const desk = { [FRONT_DESK]: 'busy' as const, '+442079460019': 'answer' as const };
  const call = voice.phone({ dial: desk });
  await call.agentFinished({ quietMs: 300 });
  const callId = [...voice.records.calls.keys()].at(-1);
  if (callId === undefined) throw new Error('the call has begun');
  const putThrough = (to: string) => voice.calls.operatorActs(callId, 'anna', { type: 'putThrough', to });
  expect(await putThrough(FRONT_DESK)).toBe('done');
  const news = 'I am sorry, nobody can take your call there right now. Let us go on here.';
  await isBack(call, news);
  expect(await putThrough('+442079460019')).toBe('done');
  const result = await call.ended;
  const recorded = await voice.records.ended(3);
  expect(recorded.end).toMatchObject({ outcome: 'transferred', reason: 'transferred' });
  const lines = foldTranscript(recorded.events).map(({ text }) => text);
  expect(lines).toContain(news);
  expect(recorded.events.filter(({ type }) => type === 'putThrough')).toMatchObject([{ by: 'anna' }, { by: 'anna' }]);
  expect(result.violations).toBe(0);
});
