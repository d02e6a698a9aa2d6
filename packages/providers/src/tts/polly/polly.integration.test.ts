import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeMuLaw } from '../../audio/mu-law.ts';
import { runCheck } from '../../testing/contract-check.ts';
import { collectEvents } from '../../testing/event-collector.ts';
import { type TtsContractHarness, ttsContract } from '../contract.ts';
import type { TtsEvent, TtsOptions } from '../port.ts';
import { type SpeechRequest, startLocalSpeech } from '../testing/local-speech.ts';
import { createPolly } from './polly.ts';
import { toPollyVoice } from './polly-voice.ts';

const BYTES_PER_CHARACTER = 16;
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A service that speaks sixteen bytes for each character, cut within a sample, unless held. */
async function startVoice() {
  const server = await startLocalSpeech();
  const clock = fakeClock();
  const tts = createPolly({ clock, region: 'us-east-1', endpoint: server.endpoint });
  cleanups.push(
    () => server.close(),
    () => tts.close(),
  );
  let isHeld = false;
  let isHeldMidway = false;
  let waiting: SpeechRequest[] = [];
  const speak = ({ body, response }: SpeechRequest) => {
    const audio = Buffer.alloc(String(body.Text).length * BYTES_PER_CHARACTER, 1);
    response.writeHead(200, { 'content-type': 'audio/pcm', 'x-amzn-requestcharacters': '1' });
    const cut = 2 * Math.floor(audio.length / 6) + 1;
    response.write(audio.subarray(0, cut));
    if (!isHeldMidway) response.end(audio.subarray(cut));
  };
  server.answer = (request) => {
    if (isHeld) waiting.push(request);
    else speak(request);
  };
  return {
    server,
    clock,
    tts,
    hold: () => {
      isHeld = true;
    },
    holdMidway: () => {
      isHeldMidway = true;
    },
    release: () => {
      isHeld = false;
      isHeldMidway = false;
      for (const request of waiting) speak(request);
      waiting = [];
    },
  };
}

async function harness(): Promise<TtsContractHarness> {
  const { server, clock, tts, hold, holdMidway, release } = await startVoice();
  return {
    tts,
    hold,
    holdMidway,
    release,
    asked: async (text) => {
      await server.requests.until(({ body }) => body.Text === text);
    },
    refuse: (how) => server.refuse(how === 'unanswered' ? how : { status: 503, name: 'ServiceFailureException' }),
    cut: async () => {
      const { response } = await server.requests.until(() => true);
      response.destroy();
    },
    advance: (ms) => clock.advance(ms),
    dispose: async () => {
      tts.close();
      await server.close();
    },
  };
}

async function openStream(more: Partial<TtsOptions> = {}) {
  const voice = await startVoice();
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

describe('the contract of text to speech, by Polly', () => {
  for (const check of ttsContract) it(check.title, () => runCheck(check, harness));

  it('goes red for an adapter that lets cleared audio through', async () => {
    const check = ttsContract.find(({ title }) => title.startsWith('delivers nothing of what was cleared'));
    const broken = async (): Promise<TtsContractHarness> => {
      const sound = await harness();
      return {
        ...sound,
        tts: {
          open: (options) => {
            const stream = sound.tts.open(options);
            return { speak: stream.speak.bind(stream), close: () => stream.close(), clear: () => {} };
          },
        },
      };
    };
    await expect(check && runCheck(check, broken)).rejects.toThrow(/audio a/);
  });
});

describe('Polly', () => {
  it('asks for 16-bit audio of the voice that stands in for ours', async () => {
    const { server, stream, done } = await openStream();
    stream.speak('a', 'Hello <there> & welcome.');
    await done('a');
    const { body } = await server.requests.until(() => true);
    expect(body).toEqual({
      Engine: 'neural',
      VoiceId: 'Joanna',
      OutputFormat: 'pcm',
      SampleRate: '8000',
      TextType: 'text',
      Text: 'Hello <there> & welcome.',
    });
  });

  it('makes μ-law of it, also where a piece ends within a sample', async () => {
    const { stream, events, done } = await openStream();
    stream.speak('a', 'Hello');
    await done('a');
    const chunks = events.events.flatMap((event) => (event.type === 'audio' ? [...event.chunk] : []));
    expect(chunks.length).toBe((5 * BYTES_PER_CHARACTER) / 2);
    // Bytes of 1 make samples of 257.
    for (const sample of decodeMuLaw(Uint8Array.from(chunks))) expect(Math.abs(sample - 257)).toBeLessThan(10);
  });

  it('hands on 16-bit audio in whole samples when that is wanted', async () => {
    const { stream, events, done } = await openStream({ encoding: 'linear16', sampleRateHz: 16_000 });
    stream.speak('a', 'Hello');
    await done('a');
    const sizes = events.events.flatMap((event) => (event.type === 'audio' ? [event.chunk.length] : []));
    expect(sizes.every((size) => size % 2 === 0)).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5 * BYTES_PER_CHARACTER);
  });

  it('joins what is said while a request is under way into one more', async () => {
    const { server, stream, hold, release, done } = await openStream();
    hold();
    stream.speak('a', 'One. ');
    await server.requests.until(() => true);
    for (const text of ['Two. ', 'Three. ']) stream.speak('a', text);
    release();
    await done('a');
    expect(server.requests.events.map(({ body }) => body.Text)).toEqual(['One. ', 'Two. Three. ']);
  });

  it('speaks over one connection, which was made before the first words', async () => {
    const { server, stream, done } = await openStream();
    await expect.poll(() => server.connections()).toBe(1);
    for (const id of ['a', 'b', 'c']) {
      stream.speak(id, 'Yes.');
      await done(id);
    }
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  it('withdraws what is not wanted any more', async () => {
    const { server, stream, hold } = await openStream();
    hold();
    stream.speak('a', 'One. ');
    const request = await server.requests.until(() => true);
    stream.clear();
    await request.aborted;
  });

  it.each([
    [{ status: 400, name: 'ThrottlingException' }, 'PROVIDER_THROTTLED', true],
    [{ status: 403, name: 'AccessDeniedException' }, 'PROVIDER_UNAUTHORIZED', false],
    [{ status: 400, name: 'EngineNotSupportedException' }, 'PROVIDER_INVALID_REQUEST', false],
  ] as const)('reports %o as %s', async (refusal, code, retryable) => {
    const { server, stream, events } = await openStream();
    server.refuse(refusal);
    stream.speak('a', 'Hello.');
    expect(await events.until(({ type }) => type === 'failed')).toMatchObject({
      speechIds: ['a'],
      error: { code, retryable },
    });
  });

  it.each([
    ['aura-2-thalia-en', 'Joanna', 'neural'],
    ['aura-2-apollo-en', 'Matthew', 'neural'],
    ['aura-asteria-en', 'Joanna', 'neural'],
    ['aura-2-julius-de', 'Daniel', 'neural'],
    ['aura-2-lars-nl', 'Ruben', 'standard'],
    ['Amy', 'Amy', 'neural'],
    ['somebody', 'Joanna', 'neural'],
  ])('lets %s be spoken by %s', (voice, id, engine) => {
    expect(toPollyVoice(voice)).toEqual({ id, engine });
  });
});
