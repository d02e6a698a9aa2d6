import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

let voice: TestVoice;

beforeAll(async () => {
  voice = await startTestVoice({ statechart: practiceStatechart() });
});

afterEach(() => voice.sandbox.faults.clear());
afterAll(() => voice.close());

/** A caller is never left in silence: there is sound, and the call ends in a defined state. */
describe('a vendor that fails', () => {
  it('the voice refuses: the line itself apologises', async () => {
    voice.sandbox.faults.set('tts', { status: 503 });
    const result = await voice.phone().ended;
    const recorded = [...voice.records.calls.values()].at(-1);
    expect(recorded?.end).toMatchObject({ outcome: 'failed', reason: 'failed' });
    expect(result.endedBy).toBe('twiml');
  });

  it('the recogniser refuses again and again: the caller hears so and is connected to a person', async () => {
    voice.sandbox.faults.set('stt', { status: 503 });
    const call = voice.phone({ dial: { '+442079460018': 'answer' } });
    const result = await call.ended;
    expect(result.heard.length).toBeGreaterThan(0);
    expect([...voice.records.calls.values()].at(-1)?.end).toMatchObject({ reason: 'transferred' });
  });

  it('the recogniser breaks once: the call goes on', async () => {
    voice.sandbox.faults.set('stt', { cutAfter: 0, times: 1 });
    const call = voice.phone();
    await call.agentFinished({ quietMs: 300 });
    await call.say("I can't breathe");
    await call.ended;
    expect([...voice.records.calls.values()].at(-1)?.end).toMatchObject({ outcome: 'emergency' });
  });

  it('the model fails: what it was asked counts as not understood, and the caller is asked again', async () => {
    voice.sandbox.faults.set('llm', { status: 503 });
    const call = voice.phone();
    await call.agentFinished({ quietMs: 300 });
    await call.say('my cat is ill');
    await call.agentFinished({ quietMs: 300 });
    call.hangUp();
    await call.ended;
    const events = [...voice.records.calls.values()].at(-1)?.events ?? [];
    expect(events.some((event) => event.type === 'modelFailed')).toBe(true);
    expect(events.some((event) => event.type === 'agentSpoke' && event.purpose === 'again')).toBe(true);
  });
});
