import { systemClock } from '@aybiza/foundation/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';
import { createVendors } from './vendors.ts';

let voice: TestVoice;

// Anew for each: what one has found out about a vendor, the next would know.
beforeEach(async () => {
  voice = await startTestVoice({ statechart: practiceStatechart(), hasFallback: true });
});

afterEach(() => voice.close());

type PhoneCall = ReturnType<TestVoice['phone']>;

const recorded = () => [...voice.records.calls.values()].at(-1);
const types = () => recorded()?.events.map(({ type }) => type) ?? [];
/** What the call had to do without: somebody stood in, and nothing was lost. */
const noted = () => recorded()?.events.flatMap((event) => (event.type === 'noted' ? [event.code] : [])) ?? [];

async function answered(): Promise<PhoneCall> {
  const call = voice.phone();
  await call.agentFinished({ quietMs: 300 });
  return call;
}

/** A caller in need is understood: the sentence that every state of this flow listens for. */
async function saysThatItHurts(call: PhoneCall): Promise<void> {
  await call.say("I can't breathe");
  await call.ended;
  expect(recorded()?.end).toMatchObject({ outcome: 'emergency' });
  expect(noted()).toEqual(['DEGRADED']);
}

describe('a recogniser that fails, with another behind it', () => {
  it('refuses from the beginning: the other hears', async () => {
    voice.sandbox.faults.set('stt', { status: 503 });
    await saysThatItHurts(await answered());
  });

  it('is cut as soon as it has heard something: the other hears the whole sentence', async () => {
    voice.sandbox.faults.set('stt', { cutAfter: 12 });
    await saysThatItHurts(await answered());
  });

  it('stays open and says nothing: the other hears the whole sentence', async () => {
    voice.sandbox.faults.set('stt', { stall: true });
    await saysThatItHurts(await answered());
  });
});

describe('a voice that fails, with another behind it', () => {
  it.each([
    ['refuses', { status: 503 }],
    ['never begins', { stall: true }],
    ['stops in the middle', { stallAfter: 3 }],
    ['sends noise', { garble: true }],
  ])('%s: the other speaks, and the call goes on', async (_what, fault) => {
    voice.sandbox.faults.set('tts', fault);
    const call = await answered();
    expect(call.heard.length).toBeGreaterThan(0);
    await saysThatItHurts(call);
  });
});

describe('a model that fails, with another behind it', () => {
  it.each([
    ['refuses', { status: 503 }],
    ['keeps silent', { stall: true }],
  ])('%s: the other answers', async (_what, fault) => {
    voice.sandbox.faults.set('llm', fault);
    const call = await answered();
    await call.say('my cat is ill');
    // What is said until the model answers is no answer.
    await expect.poll(types).toContain('modelReplied');
    await call.agentFinished({ quietMs: 300 });
    call.hangUp();
    await call.ended;
    expect(types()).not.toContain('modelFailed');
  });
});

describe('everybody at once', () => {
  const FALLBACK_NUMBER = '+442079460018';
  const allFail = () => {
    for (const vendor of ['stt', 'tts', 'llm', 'backup-stt', 'backup-tts', 'backup-llm'] as const) {
      voice.sandbox.faults.set(vendor, { status: 503 });
    }
  };
  const ranAfterTheCall = ({ events }: PhoneCall) => events.flatMap((event) => ('verb' in event ? [event.verb] : []));

  it('fails: the line itself says sorry', async () => {
    allFail();
    const call = voice.phone();
    const result = await call.ended;
    expect(recorded()?.end).toMatchObject({ outcome: 'failed', reason: 'failed' });
    expect(result.endedBy).toBe('twiml');
    expect(ranAfterTheCall(call)).not.toContain('dial');
  });

  it.each(['answer', 'busy'] as const)('fails, and the flow names a fallback number (%s): it rings', async (person) => {
    await voice.close();
    const { settings, ...practice } = practiceStatechart();
    const statechart = { ...practice, settings: { ...settings, fallbackNumber: FALLBACK_NUMBER } };
    voice = await startTestVoice({ statechart, hasFallback: true });
    allFail();
    const call = voice.phone({ dial: { [FALLBACK_NUMBER]: person } });
    const result = await call.ended;
    expect(recorded()?.end).toMatchObject({ outcome: 'failed', reason: 'failed' });
    expect(ranAfterTheCall(call).slice(-3)).toEqual(['say', 'dial', 'hangup']);
    expect(result.endedBy).toBe('twiml');
  });
});

describe('who is behind whom', () => {
  const env = {
    DEEPGRAM_API_KEY: 'key',
    DEEPGRAM_URL: 'wss://api.deepgram.com',
    BEDROCK_MODEL_ID: 'model',
    AWS_REGION: 'us-east-1',
    TWILIO_AUTH_TOKEN: 'token',
    TWILIO_API_URL: 'https://api.twilio.com',
  };
  const named = async (more: Partial<Parameters<typeof createVendors>[0]>) => {
    const vendors = await createVendors({ ...env, ...more }, systemClock());
    return vendors.circuits().map(({ name, state }) => `${name} ${state}`);
  };

  it('is nobody, unless it was configured', async () => expect(await named({})).toEqual([]));

  it('is Amazon for speech, wherever it is', async () => {
    expect(await named({ SPEECH_FALLBACK: 'aws' })).toEqual([
      'deepgram-stt closed',
      'transcribe closed',
      'deepgram-tts closed',
      'polly closed',
    ]);
    expect(await named({ AWS_ENDPOINT_URL_POLLY: 'http://127.0.0.1:1' })).toEqual([
      'deepgram-tts closed',
      'polly closed',
    ]);
  });

  it('is another model', async () => {
    expect(await named({ BEDROCK_FALLBACK_MODEL_ID: 'other' })).toEqual(['bedrock closed', 'bedrock-fallback closed']);
  });
});
