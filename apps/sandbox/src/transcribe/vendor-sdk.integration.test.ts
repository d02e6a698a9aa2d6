import { StartStreamTranscriptionCommand, TranscribeStreamingClient } from '@aws-sdk/client-transcribe-streaming';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { encodeMuLaw } from '../audio/mu-law.ts';
import { fromLinear16, toLinear16 } from '../audio/samples.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

const CHUNK_BYTES = 1600;

let sandbox: Sandbox;
const clients: TranscribeStreamingClient[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => {
  sandbox.faults.clear();
  for (const client of clients.splice(0)) client.destroy();
});
afterAll(() => sandbox.close());

function createClient(endpoint = sandbox.url): TranscribeStreamingClient {
  const client = new TranscribeStreamingClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  clients.push(client);
  return client;
}

/** A text with the beginning of a pause before it. */
async function spoken(text: string): Promise<Uint8Array> {
  const speech = await sandbox.voice.synthesise(text, { sampleRateHz: 8000 });
  const samples = new Int16Array(2400 + speech.length);
  samples.set(speech, 2400);
  return toLinear16(samples);
}

const PAUSE = new Uint8Array(16_000);

function toMuLaw(pcm: Uint8Array): Uint8Array {
  return encodeMuLaw(fromLinear16(pcm));
}

interface Asked {
  /** 16-bit samples. */
  sound(): AsyncIterable<Uint8Array>;
  encoding?: 'pcm' | 'g711-ulaw';
  endpoint?: string;
  /** Told of each text, `~` before one that may change. */
  onText?(text: string): void;
}

/** Everything that the service says, by the vendor's own client. */
async function transcribe({ sound, encoding = 'pcm', endpoint, onText = () => {} }: Asked): Promise<string[]> {
  async function* audio() {
    for await (const pcm of sound()) {
      const bytes = encoding === 'pcm' ? pcm : toMuLaw(pcm);
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        yield { AudioEvent: { AudioChunk: bytes.subarray(at, at + CHUNK_BYTES) } };
      }
    }
  }
  const { TranscriptResultStream: events = [] } = await createClient(endpoint).send(
    new StartStreamTranscriptionCommand({
      LanguageCode: 'en-US',
      MediaEncoding: encoding,
      MediaSampleRateHertz: 8000,
      EnablePartialResultsStabilization: true,
      PartialResultsStability: 'high',
      AudioStream: audio(),
    }),
  );
  const said: string[] = [];
  for await (const { TranscriptEvent } of events) {
    for (const { IsPartial, Alternatives } of TranscriptEvent?.Transcript?.Results ?? []) {
      const text = `${IsPartial === true ? '~' : ''}${Alternatives?.[0]?.Transcript}`;
      said.push(text);
      onText(text);
    }
  }
  return said;
}

async function* nothing(): AsyncIterable<Uint8Array> {}

/** Sound behind which the line stays open. */
function endless(text: string): Asked['sound'] {
  return async function* () {
    yield await spoken(text);
    yield PAUSE;
    await new Promise(() => {});
  };
}

describe('the client of Amazon Transcribe', () => {
  it.each(['pcm', 'g711-ulaw'] as const)(
    'hears segments of %s, each with what it may still become',
    async (encoding) => {
      let onPartial: () => void = () => {};
      const hasPartial = new Promise<void>((resolve) => {
        onPartial = resolve;
      });
      const said = await transcribe({
        encoding,
        async *sound() {
          yield await spoken('no thank you');
          await hasPartial;
          yield PAUSE;
          yield await spoken('yes please');
          yield PAUSE;
        },
        onText: (text) => text.startsWith('~no') && onPartial(),
      });
      expect(said.filter((text) => !text.startsWith('~'))).toEqual(['no thank you', 'yes please']);
    },
  );

  it('hears the last words when the sound ends with them', async () => {
    const said = await transcribe({
      async *sound() {
        yield await spoken('yes');
      },
    });
    expect(said.at(-1)).toBe('yes');
  });

  it('understands what anybody was told to expect', async () => {
    const socket = new WebSocket(
      `${sandbox.url.replace('http', 'ws')}/v2/listen?model=flux-general-en&encoding=mulaw&sample_rate=8000&keyterm=opening+hours`,
      { headers: { authorization: 'Token any' } },
    );
    await new Promise((resolve) => socket.once('message', resolve));
    const said = await transcribe({
      async *sound() {
        yield await spoken('opening hours');
      },
    });
    socket.terminate();
    expect(said.at(-1)).toBe('opening hours');
  });

  it('is told of a parameter that is out of range', async () => {
    const asked = createClient().send(
      new StartStreamTranscriptionCommand({
        LanguageCode: 'en-US',
        MediaEncoding: 'pcm',
        MediaSampleRateHertz: 7000,
        AudioStream: (async function* () {})(),
      }),
    );
    await expect(asked).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('is refused by the rehearsed error, as often as it was rehearsed', async () => {
    sandbox.faults.set('backup-stt', { status: 503, times: 1 });
    await expect(transcribe({ sound: nothing })).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    expect(await transcribe({ sound: nothing })).toEqual([]);
  });

  it('is cut off as soon as it has heard a word', async () => {
    sandbox.faults.set('backup-stt', { cutAfter: 1 });
    expect((await transcribe({ sound: endless('no thank you') })).length).toBeLessThanOrEqual(1);
  });

  it('is sent frames that are none', async () => {
    sandbox.faults.set('backup-stt', { garble: true });
    await expect(transcribe({ sound: endless('no thank you') })).rejects.toThrow();
  });

  it('is cut while it is open when the fault says so', async () => {
    const said = await transcribe({
      sound: endless('yes'),
      onText: (text) => text === 'yes' && sandbox.faults.set('backup-stt', { cutAfter: 0, atOnce: true, times: 0 }),
    });
    expect(said.at(-1)).toBe('yes');
  });

  it('is told when all recognisers are taken, and not any more when they are free', async () => {
    const small = await startSandbox({ recogniserLimit: 1 });
    const isRefused = () =>
      transcribe({ endpoint: small.url, sound: nothing }).then(
        () => false,
        (error: Error) => error.name === 'LimitExceededException',
      );
    let hangUp: () => void = () => {};
    const hasHungUp = new Promise<void>((resolve) => {
      hangUp = resolve;
    });
    let wasRefused: Promise<boolean> | undefined;
    await transcribe({
      endpoint: small.url,
      async *sound() {
        yield await spoken('yes');
        yield PAUSE;
        await hasHungUp;
      },
      onText: (text) => {
        if (text.startsWith('~')) return;
        wasRefused = isRefused().finally(hangUp);
      },
    });
    expect(await wasRefused).toBe(true);
    await expect.poll(isRefused).toBe(false);
    await small.close();
  });
});
