import { systemClock } from '@aybiza/foundation/clock';
import { encodeMuLaw } from '@aybiza/providers/audio/mu-law';
import type { SttEvent } from '@aybiza/providers/stt/port';
import type { Fault } from '@aybiza/sandbox/faults';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import { describe, expect, it } from 'vitest';
import { createVendors, type Vendors } from './vendors.ts';

const FRAME_MS = 20;
const SILENCE = new Uint8Array(160).fill(0xff);
const SENTENCES = ['my order is number four one five', 'yes please'];
const FAULTS: readonly [string, Fault][] = [
  ...[1, 3, 6, 9].map((cutAfter): [string, Fault] => [`the line breaks after ${cutAfter} messages`, { cutAfter }]),
  ...[2, 8].map((cutAfter): [string, Fault] => [
    `it is closed after ${cutAfter} messages`,
    { cutAfter, closeCode: 1011 },
  ]),
  ['it is refused', { status: 429 }],
  ['it stays open and says nothing', { stall: true }],
  ['it falls silent in the middle', { stallAfter: 6 }],
  ['it sends what is no JSON', { garble: true }],
];

function createHearing(sandbox: Sandbox): Promise<Vendors> {
  return createVendors(
    {
      DEEPGRAM_API_KEY: 'any',
      DEEPGRAM_URL: sandbox.url.replace('http', 'ws'),
      BEDROCK_MODEL_ID: 'practice',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: sandbox.url,
      TWILIO_AUTH_TOKEN: 'any',
      TWILIO_API_URL: sandbox.url,
    },
    systemClock(),
  );
}

/** Two sentences with pauses around them, at the pace of speech. */
async function frames({ voice }: Sandbox): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  const pause = (ms: number) => all.push(...Array.from({ length: ms / FRAME_MS }, () => SILENCE));
  for (const sentence of SENTENCES) {
    pause(400);
    const sound = encodeMuLaw(await voice.synthesise(sentence, { sampleRateHz: 8000 }));
    for (let at = 0; at < sound.length; at += 160) all.push(sound.subarray(at, at + 160));
    pause(1400);
  }
  return all;
}

/** What a call hears of them when its recogniser has this fault. */
async function hear(fault: Fault): Promise<SttEvent[]> {
  const sandbox = await startSandbox({ fast: true });
  const vendors = await createHearing(sandbox);
  sandbox.faults.set('stt', { ...fault, times: 1 });
  const events: SttEvent[] = [];
  const stream = vendors.stt.open({
    encoding: 'mulaw',
    sampleRateHz: 8000,
    language: 'en-US',
    profile: 'open',
    keyterms: [],
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
  });
  for (const frame of await frames(sandbox)) {
    stream.write(frame);
    await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
  }
  await stream.close();
  await vendors.close();
  await sandbox.close();
  return events;
}

describe('a recogniser that fails while somebody speaks', () => {
  it.concurrent.each(FAULTS)('%s: each sentence is heard once, whole', async (_what, fault) => {
    const turns = (await hear(fault)).flatMap((event) =>
      event.type === 'speechStarted' ? ['started'] : event.type === 'final' ? [event.text] : [],
    );
    expect(turns).toEqual(SENTENCES.flatMap((sentence) => ['started', sentence]));
  });
});
