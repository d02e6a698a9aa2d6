import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeMuLaw } from '../../audio/mu-law.ts';
import { runCheck } from '../../testing/contract-check.ts';
import { collectEvents } from '../../testing/event-collector.ts';
import { type TtsContractHarness, ttsContract } from '../contract.ts';
import type { TtsEvent, TtsOptions } from '../port.ts';
import { type SpeechRequest, startLocalSpeech } from '../testing/local-speech.ts';
import { createOpenAiVoice, type OpenAiVoiceOptions } from './openai-voice.ts';
import { speakAnswer } from './testing/speak.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A service that speaks the same length for each character, cut within a sample, unless held. */
async function startVoice(more: Partial<OpenAiVoiceOptions> = {}) {
  const server = await startLocalSpeech();
  const clock = fakeClock();
  const tts = createOpenAiVoice({
    clock,
    baseUrl: `${server.endpoint}/v1`,
    modelId: 'tts-1',
    voice: 'alloy',
    apiKey: 'sk-test-key',
    ...more,
  });
  cleanups.push(
    () => server.close(),
    () => tts.close(),
  );
  let held: 'no' | 'whole' | 'midway' = 'no';
  let waiting: SpeechRequest[] = [];
  const speak = (request: SpeechRequest) => speakAnswer(request, { isHeld: held === 'midway' });
  server.answer = (request) => {
    if (held === 'whole') waiting.push(request);
    else speak(request);
  };
  return {
    server,
    clock,
    tts,
    hold: () => {
      held = 'whole';
    },
    holdMidway: () => {
      held = 'midway';
    },
    release: () => {
      held = 'no';
      for (const request of waiting) speak(request);
      waiting = [];
    },
  };
}

async function harness(): Promise<TtsContractHarness> {
  const { server, clock, tts, ...hands } = await startVoice();
  return {
    tts,
    ...hands,
    asked: async (text) => {
      await server.requests.until(({ body }) => body.input === text);
    },
    refuse: (how) => server.refuse(how === 'unanswered' ? how : { status: 503, name: '' }),
    cut: async () => {
      const { response } = await server.requests.until(() => true);
      response.destroy();
    },
    advance: (ms) => clock.advance(ms),
    dispose: async () => {
      await tts.close();
      await server.close();
    },
  };
}

async function openStream(more: Partial<TtsOptions> = {}, options: Partial<OpenAiVoiceOptions> = {}) {
  const voice = await startVoice(options);
  const events = collectEvents<TtsEvent>();
  const stream = voice.tts.open({
    voice: 'aura-2-thalia-en',
    encoding: 'mulaw',
    sampleRateHz: 8000,
    signal: new AbortController().signal,
    onEvent: (event) => events.add(event),
    ...more,
  });
  const done = (id: string) => events.until((event) => event.type === 'done' && event.speechId === id);
  return { ...voice, events, stream, done };
}

describe('the contract of text to speech, by a server that speaks OpenAI’s protocol', () => {
  for (const check of ttsContract) it(check.title, () => runCheck(check, harness));
});

describe('a voice by OpenAI’s protocol', () => {
  it('is asked for samples, with the account’s voice where an agent names another vendor’s', async () => {
    const { server, stream, done } = await openStream();
    stream.speak('a', 'Hello.');
    await done('a');
    const { body, headers } = await server.requests.until(() => true);
    expect(body).toEqual({ model: 'tts-1', input: 'Hello.', voice: 'alloy', response_format: 'pcm' });
    expect(headers.authorization).toBe('Bearer sk-test-key');
  });

  it('speaks with the voice that an agent names, and asks for no key where there is none', async () => {
    const { server, stream, done } = await openStream({ voice: 'af_bella' }, { apiKey: undefined });
    stream.speak('a', 'Hello.');
    await done('a');
    const { body, headers } = await server.requests.until(() => true);
    expect(body.voice).toBe('af_bella');
    expect(headers.authorization).toBeUndefined();
  });

  it('is heard on the telephone as it was made, though at another rate', async () => {
    const { stream, events, done } = await openStream();
    stream.speak('a', 'x'.repeat(100));
    await done('a');
    const heard = decodeMuLaw(
      Uint8Array.from(events.events.flatMap((event) => (event.type === 'audio' ? [...event.chunk] : []))),
    );
    expect(heard.length).toBe(800);
    // Bytes of 1 make samples of 257.
    for (const sample of heard.subarray(50, -50)) expect(Math.abs(sample - 257)).toBeLessThan(10);
  });

  it('check 20: is heard as long as it was made, at the rate that the server says', async () => {
    const { server, stream, events, done } = await openStream();
    server.answer = (request) => speakAnswer(request, { type: 'audio/pcm;rate=12000' });
    stream.speak('a', 'x'.repeat(100));
    await done('a');
    const bytes = events.events.flatMap((event) => (event.type === 'audio' ? [event.chunk.length] : []));
    expect(bytes.reduce((sum, count) => sum + count, 0)).toBe(1_600);
  });

  it.each(['audio/wav', 'audio/mpeg', 'text/html'])(
    'check 20: of which nothing is played that comes as %s',
    async (type) => {
      const { server, stream, events } = await openStream();
      server.answer = (request) => speakAnswer(request, { type });
      stream.speak('a', 'Hello.');
      expect(await events.until((event) => event.type === 'failed')).toMatchObject({
        error: { code: 'PROVIDER_PROTOCOL' },
      });
      expect(events.events.some((event) => event.type === 'audio')).toBe(false);
    },
  );

  it.each([
    [401, 'PROVIDER_UNAUTHORIZED', false],
    [404, 'PROVIDER_INVALID_REQUEST', false],
    [429, 'PROVIDER_THROTTLED', true],
    [302, 'PROVIDER_INVALID_REQUEST', false],
  ] as const)('reports %i as %s', async (status, code, retryable) => {
    const { server, stream, events } = await openStream();
    server.refuse({ status, name: '' });
    stream.speak('a', 'Hello.');
    expect(await events.until(({ type }) => type === 'failed')).toMatchObject({
      speechIds: ['a'],
      error: { code, retryable },
    });
  });
});
