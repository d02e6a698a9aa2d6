import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalDeepgram, startLocalDeepgram } from '../../deepgram/testing/local-deepgram.ts';
import { runCheck } from '../../testing/contract-check.ts';
import { collectEvents } from '../../testing/event-collector.ts';
import { type SttContractHarness, sttContract } from '../contract.ts';
import type { SttEvent } from '../port.ts';
import { createDeepgramNova } from './nova.ts';
import { listenHarness } from './testing/listen-harness.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startServer(): Promise<LocalDeepgram> {
  const server = await startLocalDeepgram();
  cleanups.push(() => server.close());
  server.answer = (connection, received) => {
    if (received.type !== 'message' || received.message.type !== 'CloseStream') return;
    connection.send({ type: 'Metadata', transaction_key: 'deprecated', request_id: 'r', duration: 1, channels: 1 });
    connection.close(1000);
  };
  return server;
}

interface Flags {
  isFinal?: boolean;
  speechFinal?: boolean;
  fromFinalize?: boolean;
}

function results(transcript: string, { isFinal = false, speechFinal = false, fromFinalize = false }: Flags = {}) {
  return {
    type: 'Results',
    channel_index: [0, 1],
    duration: 1,
    start: 0,
    is_final: isFinal,
    speech_final: speechFinal,
    from_finalize: fromFinalize,
    channel: { alternatives: [{ transcript, confidence: 0.9, words: [{ word: 'x', start: 0, end: 0.01 }] }] },
  };
}

const FINAL = { isFinal: true };
const SPEECH_FINAL = { isFinal: true, speechFinal: true };

async function harness(): Promise<SttContractHarness> {
  return listenHarness(await startServer(), {
    create: createDeepgramNova,
    unfinished: (texts) => [
      { type: 'SpeechStarted', channel: [0, 1], timestamp: 0 },
      ...texts.map((text) => results(text)),
    ],
    ending: (text) => results(text, SPEECH_FINAL),
  });
}

/** Time stands still where a test does not move it: no deadline may pass because the machine is slow. */
async function openStream(clock = fakeClock()) {
  const server = await startServer();
  const events = collectEvents<SttEvent>();
  const abort = new AbortController();
  cleanups.push(() => abort.abort());
  const stream = createDeepgramNova({ apiKey: 'key', baseUrl: server.baseUrl, clock }).open({
    encoding: 'mulaw',
    sampleRateHz: 8000,
    language: 'en-US',
    profile: 'digits',
    keyterms: ['Acme'],
    signal: abort.signal,
    onEvent: events.add,
  });
  await events.until((event) => event.type === 'opened');
  const connection = await server.connections.until(() => true);
  const isFinal = () => events.until((event) => event.type === 'final');
  return { stream, events, connection, isFinal };
}

describe('the contract of speech to text, by Deepgram Nova', () => {
  for (const check of sttContract) it(check.title, () => runCheck(check, harness));
});

describe('Deepgram Nova', () => {
  it('asks for what the call needs', async () => {
    const { connection } = await openStream();
    expect(`${connection.url.pathname}${connection.url.search}`).toBe(
      '/v1/listen?model=nova-3&encoding=mulaw&sample_rate=8000&channels=1&language=en-US&interim_results=true' +
        '&endpointing=800&utterance_end_ms=2000&vad_events=true&punctuate=true&numerals=true&mip_opt_out=true&keyterm=Acme',
    );
  });

  it('joins final pieces until the speech is final', async () => {
    const { events, connection } = await openStream();
    connection.send(results('my order'));
    connection.send(results('My order number is', FINAL));
    connection.send(results('4 5'));
    connection.send(results('456.', SPEECH_FINAL));
    connection.send({ type: 'UtteranceEnd', channel: [0, 1], last_word_end: 4.5 });
    connection.send(results('next'));
    await events.until((event) => event.type === 'speechStarted' && event.text === 'next');
    expect(events.events).toEqual([
      { type: 'opened' },
      { type: 'speechStarted', text: 'my order' },
      { type: 'interim', text: 'My order number is' },
      { type: 'interim', text: 'My order number is 4 5' },
      { type: 'interim', text: 'My order number is 456.' },
      { type: 'final', text: 'My order number is 456.', confidence: 0.9, lagMs: 0 },
      { type: 'speechStarted', text: 'next' },
    ]);
  });

  it('ends a turn on a final flag that comes with an empty transcript', async () => {
    const { connection, isFinal } = await openStream();
    connection.send(results('Yes.', FINAL));
    connection.send(results('', SPEECH_FINAL));
    expect(await isFinal()).toMatchObject({ text: 'Yes.' });
  });

  it('ends a turn on UtteranceEnd when noise hid the silence', async () => {
    const { connection, isFinal } = await openStream();
    connection.send(results('Yes.', FINAL));
    connection.send({ type: 'UtteranceEnd', channel: [0, 1], last_word_end: 1 });
    expect(await isFinal()).toMatchObject({ text: 'Yes.' });
  });

  it('does not take noise for speech', async () => {
    const { events, connection, isFinal } = await openStream();
    connection.send({ type: 'SpeechStarted', channel: [0, 1], timestamp: 1 });
    connection.send(results('', SPEECH_FINAL));
    connection.send({ type: 'UtteranceEnd', channel: [0, 1], last_word_end: -1 });
    connection.send(results('Yes.', SPEECH_FINAL));
    await isFinal();
    expect(events.events.map((event) => event.type)).toEqual(['opened', 'speechStarted', 'final']);
  });

  it('asks for what is there when no new words come, and takes it as the end', async () => {
    const clock = fakeClock();
    const { connection, isFinal, events } = await openStream(clock);
    connection.send(results('one two'));
    await events.until((event) => event.type === 'speechStarted');
    clock.advance(2500);
    await connection.received.until(() => connection.messages('Finalize').length === 1);
    connection.send(results('One two three.', { isFinal: true, fromFinalize: true }));
    expect(await isFinal()).toMatchObject({ text: 'One two three.' });
  });

  it('ends the turn by itself when that is not answered either', async () => {
    const clock = fakeClock();
    const { connection, events } = await openStream(clock);
    connection.send(results('one two'));
    await events.until((event) => event.type === 'speechStarted');
    clock.advance(3500);
    expect(events.events.at(-1)).toMatchObject({ type: 'final', text: 'one two' });
  });

  it('keeps the stream alive while no audio comes, and never sends an empty message', async () => {
    const clock = fakeClock();
    const { connection, stream } = await openStream(clock);
    stream.write(new Uint8Array(0));
    clock.advance(6000);
    await connection.received.until(() => connection.messages('KeepAlive').length === 2);
    expect(connection.received.events.some((item) => item.type === 'audio')).toBe(false);
  });

  it('reports the loss of a stream that had no audio for too long', async () => {
    const { connection, events } = await openStream();
    connection.close(1011, 'NET-0001: Deepgram did not receive audio data');
    expect(await events.until((event) => event.type === 'failed')).toMatchObject({
      error: { code: 'PROVIDER_UNAVAILABLE', retryable: true },
    });
  });

  it('reports audio that could not be decoded as a mistake of ours', async () => {
    const { connection, events } = await openStream();
    connection.close(1008, 'DATA-0000');
    expect(await events.until((event) => event.type === 'failed')).toMatchObject({
      error: { code: 'PROVIDER_INVALID_REQUEST', retryable: false },
    });
  });
});
