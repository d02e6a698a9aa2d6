import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeMuLaw } from '../../audio/mu-law.ts';
import { runCheck } from '../../testing/contract-check.ts';
import { collectEvents } from '../../testing/event-collector.ts';
import { type SttContractHarness, sttContract } from '../contract.ts';
import type { SpeechToText, SttEvent, SttOptions } from '../port.ts';
import { CHUNK_MS } from './audio-feed.ts';
import { startLocalTranscribe } from './testing/local-transcribe.ts';
import { createTranscribe } from './transcribe.ts';
import { TURN_PAUSES } from './turn-pauses.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start() {
  const server = await startLocalTranscribe();
  const clock = fakeClock();
  const stt = createTranscribe({ clock, region: 'us-east-1', endpoint: server.endpoint });
  cleanups.push(
    () => server.close(),
    () => stt.close(),
  );
  return { server, clock, stt };
}

async function openStream(more: Partial<SttOptions> = {}) {
  const started = await start();
  const events = collectEvents<SttEvent>();
  const stream = started.stt.open({
    encoding: 'mulaw',
    sampleRateHz: 8000,
    language: 'en-US',
    profile: 'open',
    keyterms: [],
    signal: new AbortController().signal,
    onEvent: (event) => events.add(event),
    ...more,
  });
  const service = await started.server.streams.until(() => true);
  await events.until(({ type }) => type === 'opened');
  const heard = (text: string) => events.until((event) => 'text' in event && event.text === text);
  return { ...started, events, stream, service, heard };
}

const LONGEST_PAUSE_MS = Math.max(...Object.values(TURN_PAUSES));
/** The service gets two bytes for each of ours. */
const PIECE_BYTES = CHUNK_MS * 16;
/** Of what was saved up, one more piece is sent after so long. */
const PIECE_MS = CHUNK_MS / 4;
/** Silence has been put in for sound that did not come. */
const STARVED_MS = 750;

/** Turns end, and what was saved up is sent, with time: the harness lets it pass, but never while something is on its way. */
async function harness(): Promise<SttContractHarness> {
  const { server, clock, stt } = await start();
  const told = collectEvents<SttEvent>();
  let segments = 0;
  const latest = () => server.streams.until(() => true);
  const hear = async (texts: readonly string[]) => {
    const service = await latest();
    const id = `s${segments++}`;
    for (const text of texts) service.hear({ id, text, isPartial: true });
    return (text: string) => service.hear({ id, text, isPartial: false });
  };
  return {
    stt: {
      open: (options) =>
        stt.open({
          ...options,
          onEvent: (event) => {
            told.add(event);
            options.onEvent(event);
          },
        }),
    },
    hearUnfinished: async (texts) => {
      await hear(texts);
    },
    async hearTurn(texts) {
      const before = told.events.length;
      const end = await hear(texts);
      end(texts.at(-1) ?? '');
      // One event for each text, and one for the end of the segment, from which the pause counts.
      await told.until(() => told.events.length > before + texts.length);
      clock.advance(LONGEST_PAUSE_MS);
    },
    async receivedAudio(bytes) {
      await told.until(({ type }) => type === 'opened');
      const { received, audioBytes } = await latest();
      const missing = () => bytes * 2 - audioBytes();
      for (let pieces = 1; missing() > 0; pieces += 1) {
        await received.until(() => received.events.length >= pieces);
        // What is less than a piece goes with the silence behind it.
        if (missing() > 0) clock.advance(missing() < PIECE_BYTES ? STARVED_MS : PIECE_MS);
      }
    },
    refuse: (how) => server.refuse(how === 'unanswered' ? how : { status: 503, name: 'ServiceUnavailableException' }),
    silence: () => {},
    cut: async () => (await latest()).cut(),
    advance: (ms) => clock.advance(ms),
    dispose: async () => {
      stt.close();
      await server.close();
    },
  };
}

describe('the contract of speech to text, by Transcribe', () => {
  for (const check of sttContract) it(check.title, () => runCheck(check, harness));

  it('goes red for an adapter that makes a turn of what was cut off', async () => {
    const check = sttContract.find(({ title }) => title.startsWith('does not take a turn for finished'));
    const broken = async (): Promise<SttContractHarness> => {
      const sound = await harness();
      const open: SpeechToText['open'] = (options) =>
        sound.stt.open({
          ...options,
          onEvent: (event) => {
            if (event.type === 'failed') options.onEvent({ type: 'final', text: 'my number is' });
            options.onEvent(event);
          },
        });
      return { ...sound, stt: { open } };
    };
    await expect(check && runCheck(check, broken)).rejects.toThrow(/false/);
  });
});

describe('Transcribe', () => {
  it('asks for what the call needs, and is open before the service has said anything', async () => {
    const { service } = await openStream({ language: 'en-GB' });
    expect(service.headers).toMatchObject({
      ':path': '/stream-transcription',
      'x-amzn-transcribe-language-code': 'en-GB',
      'x-amzn-transcribe-media-encoding': 'pcm',
      'x-amzn-transcribe-sample-rate': '8000',
      'x-amzn-transcribe-enable-partial-results-stabilization': 'true',
      'x-amzn-transcribe-partial-results-stability': 'high',
    });
  });

  it('sends 16-bit samples, in pieces that the service asks for', async () => {
    const { stream, service } = await openStream();
    const samples = Int16Array.from({ length: 480 }, (_, index) => (index - 240) * 64);
    for (let at = 0; at < 480; at += 160) stream.write(encodeMuLaw(samples.subarray(at, at + 160)));
    const chunk = await service.received.until(() => true);
    expect(chunk.length).toBe(960);
    const received = new Int16Array(new Uint8Array(chunk).buffer);
    for (const [index, sample] of samples.entries()) {
      expect(Math.abs((received[index] ?? 0) - sample)).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) / 16));
    }
  });

  it('sends what was saved up faster than it was spoken, but not all at once', async () => {
    const { stream, service, clock } = await openStream();
    stream.write(new Uint8Array(600 * 8));
    await service.received.until(() => true);
    clock.advance(14);
    await new Promise((resolve) => setImmediate(resolve));
    expect(service.audioBytes()).toBe(60 * 16);
    clock.advance(1);
    await service.received.until(() => service.audioBytes() === 120 * 16);
  });

  it('joins segments until the caller has paused for long enough', async () => {
    const { service, events, clock, heard } = await openStream({ profile: 'digits' });
    service.hear({ id: 'a', text: 'Four one five', isPartial: false });
    await heard('Four one five');
    clock.advance(999);
    service.hear({ id: 'b', text: 'two', isPartial: true });
    await heard('Four one five two');
    service.hear({ id: 'b', text: 'two six', isPartial: false });
    await heard('Four one five two six');
    expect(events.events.some(({ type }) => type === 'final')).toBe(false);
    clock.advance(1000);
    expect(events.events.at(-1)).toMatchObject({ type: 'final', text: 'Four one five two six' });
  });

  it("ends a turn at once when the service's own pause was long enough, and says how late it came", async () => {
    const { service, stream, events } = await openStream({ profile: 'yesNo' });
    for (let sent = 0; sent < 600; sent += 60) {
      stream.write(new Uint8Array(480));
      await service.received.until(() => service.audioBytes() >= (sent + 60) * 16);
    }
    service.hear({ id: 'a', text: 'Yes.', isPartial: false, endMs: 200 });
    expect(await events.until(({ type }) => type === 'final')).toEqual({
      type: 'final',
      text: 'Yes.',
      confidence: 0.9,
      lagMs: 100,
    });
  });

  it('waits by the expectation that holds now', async () => {
    const { service, stream, events, clock, heard } = await openStream({ profile: 'digits' });
    stream.configure({ profile: 'yesNo', keyterms: [] });
    service.hear({ id: 'a', text: 'No.', isPartial: false });
    await heard('No.');
    clock.advance(300);
    expect(events.events.at(-1)).toMatchObject({ type: 'final' });
  });

  it('ends a turn whose words stop although the segment does not, and repeats none of them', async () => {
    const { service, events, clock, heard } = await openStream();
    service.hear({ id: 'a', text: 'my number is', isPartial: true });
    await heard('my number is');
    clock.advance(2500);
    expect(events.events.at(-1)).toEqual({ type: 'final', text: 'my number is' });
    service.hear({ id: 'a', text: 'my number is twelve', isPartial: true });
    await heard('twelve');
    service.hear({ id: 'a', text: 'My number is twelve.', isPartial: false });
    await heard('twelve.');
    expect(events.events.map(({ type }) => type)).toEqual([
      'opened',
      'speechStarted',
      'final',
      'speechStarted',
      'interim',
    ]);
  });

  it('puts silence in for audio that does not come, before the service gives up', async () => {
    const { service, clock } = await openStream();
    clock.advance(500);
    await service.received.until(() => {
      clock.advance(20);
      return service.audioBytes() >= 480 * 16;
    });
    expect(new Set(service.received.events.flatMap((audio) => [...audio]))).toEqual(new Set([0]));
  });

  it('does not take a silent caller for a silent service', async () => {
    const { service, stream, events, clock } = await openStream();
    for (let passed = 0; passed < 20_000; passed += 20) {
      stream.write(new Uint8Array(160).fill(0xff));
      clock.advance(20);
      if (passed % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    service.hear({ id: 'a', text: 'Hello.', isPartial: true });
    await events.until(({ type }) => type === 'speechStarted');
  });

  it.each([
    ['LimitExceededException', 'PROVIDER_THROTTLED', true],
    ['BadRequestException', 'PROVIDER_INVALID_REQUEST', false],
    ['InternalFailureException', 'PROVIDER_UNAVAILABLE', true],
  ])('reports %s in the stream as %s', async (name, code, retryable) => {
    const { service, events } = await openStream();
    service.exception(name, 'no');
    expect(await events.until(({ type }) => type === 'failed')).toMatchObject({ error: { code, retryable } });
    await service.closed;
  });

  it('says so when it does not hear a language', async () => {
    const { stt } = await start();
    const events = collectEvents<SttEvent>();
    stt.open({
      encoding: 'mulaw',
      sampleRateHz: 8000,
      language: 'tlh',
      profile: 'open',
      keyterms: [],
      signal: new AbortController().signal,
      onEvent: (event) => events.add(event),
    });
    expect(await events.until(() => true)).toMatchObject({
      type: 'failed',
      error: { code: 'PROVIDER_INVALID_REQUEST', retryable: false },
    });
  });

  it.each([
    ['en', 'en-US'],
    ['es', 'es-US'],
    ['pt-PT', 'pt-PT'],
    ['de-AT', 'de-DE'],
    ['sv', 'sv-SE'],
  ])('hears %s as %s', async (language, code) => {
    const { service } = await openStream({ language });
    expect(service.headers['x-amzn-transcribe-language-code']).toBe(code);
  });

  it('lets go of the connection when the call ends', async () => {
    const abort = new AbortController();
    const { service } = await openStream({ signal: abort.signal });
    abort.abort();
    await service.closed;
  });
});
