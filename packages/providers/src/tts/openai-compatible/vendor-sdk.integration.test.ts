import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { collectEvents } from '../../testing/event-collector.ts';
import type { TtsEvent } from '../port.ts';
import { startLocalSpeech } from '../testing/local-speech.ts';
import { createOpenAiVoice } from './openai-voice.ts';
import { BYTES_PER_CHARACTER, speakAnswer } from './testing/speak.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function stage() {
  const server = await startLocalSpeech();
  cleanups.push(() => server.close());
  server.answer = (request) => speakAnswer(request);
  const baseURL = `${server.endpoint}/v1`;
  return { server, baseURL, client: new OpenAI({ baseURL, apiKey: 'key', maxRetries: 0 }) };
}

const HELLO = { model: 'tts-1', input: 'Hello.', voice: 'alloy', response_format: 'pcm' } as const;

describe('the client of the vendor', () => {
  it('gets samples from the fake', async () => {
    const { client } = await stage();
    const response = await client.audio.speech.create(HELLO);
    const sound = new Uint8Array(await response.arrayBuffer());
    expect(sound).toEqual(new Uint8Array(HELLO.input.length * BYTES_PER_CHARACTER).fill(1));
  });

  it.each([401, 429, 503])('reads the refusal %i as the vendor’s own', async (status) => {
    const { client, server } = await stage();
    server.refuse({ status, name: '' });
    const failure = await client.audio.speech.create(HELLO).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OpenAI.APIError);
    expect(failure).toMatchObject({ status });
  });

  it('asks for the same words in the same form as our adapter', async () => {
    const { client, server, baseURL } = await stage();
    await client.audio.speech.create(HELLO);
    const { model: modelId, voice } = HELLO;
    const ours = createOpenAiVoice({ clock: fakeClock(), baseUrl: baseURL, apiKey: 'key', modelId, voice });
    cleanups.push(() => ours.close());
    const events = collectEvents<TtsEvent>();
    const stream = ours.open({
      voice,
      encoding: 'mulaw',
      sampleRateHz: 8000,
      signal: new AbortController().signal,
      onEvent: (event) => events.add(event),
    });
    stream.speak('a', HELLO.input);
    await events.until(({ type }) => type === 'done');
    const [theirs, own] = server.requests.events.map(({ path, headers, body }) => ({
      path,
      authorization: headers.authorization,
      contentType: headers['content-type'],
      body,
    }));
    expect(own).toEqual(theirs);
  });
});
