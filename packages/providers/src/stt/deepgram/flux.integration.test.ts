import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeepgramWarning } from '../../deepgram/account.ts';
import { type LocalDeepgram, startLocalDeepgram } from '../../deepgram/testing/local-deepgram.ts';
import { runCheck } from '../../testing/contract-check.ts';
import { collectEvents } from '../../testing/event-collector.ts';
import { type SttContractHarness, sttContract } from '../contract.ts';
import type { SttEvent, SttOptions } from '../port.ts';
import { createDeepgramFlux } from './flux.ts';
import { listenHarness } from './testing/listen-harness.ts';

const servers: LocalDeepgram[] = [];
const aborts: AbortController[] = [];

afterEach(async () => {
  for (const abort of aborts.splice(0)) abort.abort();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function startServer(): Promise<LocalDeepgram> {
  const server = await startLocalDeepgram();
  servers.push(server);
  server.greet = (connection) => connection.send({ type: 'Connected', request_id: 'r', sequence_id: 0 });
  server.answer = (connection, received) => {
    if (received.type === 'message' && received.message.type === 'CloseStream') connection.close();
  };
  return server;
}

function turnInfo(event: string, transcript: string, words: unknown[] = []) {
  return { type: 'TurnInfo', request_id: 'r', event, turn_index: 0, transcript, words, end_of_turn_confidence: 0.5 };
}

async function harness(): Promise<SttContractHarness> {
  return listenHarness(await startServer(), {
    create: createDeepgramFlux,
    unfinished: (texts) => [
      turnInfo('Update', ''),
      ...texts.map((text, index) => turnInfo(index === 0 ? 'StartOfTurn' : 'Update', text)),
    ],
    ending: (text) => turnInfo('EndOfTurn', text),
  });
}

function sttOptions(overrides: Partial<SttOptions> = {}) {
  const events = collectEvents<SttEvent>();
  const abort = new AbortController();
  aborts.push(abort);
  const options: SttOptions = {
    encoding: 'mulaw',
    sampleRateHz: 8000,
    language: 'en-US',
    profile: 'open',
    keyterms: ['Acme', 'Widget Pro'],
    signal: abort.signal,
    onEvent: events.add,
    ...overrides,
  };
  return { options, events };
}

describe('the contract of speech to text, by Deepgram Flux', () => {
  for (const check of sttContract) it(check.title, () => runCheck(check, harness));

  it('goes red for an adapter that never finishes a turn', async () => {
    const check = sttContract.find(({ title }) => title.startsWith('reports a turn'));
    const broken = async (): Promise<SttContractHarness> => {
      const sound = await harness();
      return { ...sound, hearTurn: async (texts) => sound.hearTurn([...texts, 'and something else']) };
    };
    await expect(check && runCheck(check, broken)).rejects.toThrow(/something else/);
  });
});

describe('Deepgram Flux', () => {
  it('asks for what the call needs', async () => {
    const server = await startServer();
    const { options, events } = sttOptions();
    createDeepgramFlux({ apiKey: 'secret', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    await events.until((event) => event.type === 'opened');
    const connection = await server.connections.until(() => true);
    expect(connection.url.pathname).toBe('/v2/listen');
    expect(connection.url.search).toBe(
      '?model=flux-general-en&encoding=mulaw&sample_rate=8000&eot_threshold=0.7&eager_eot_threshold=0.4' +
        '&eot_timeout_ms=5000&mip_opt_out=true&keyterm=Acme&keyterm=Widget+Pro',
    );
    expect(connection.headers.authorization).toBe('Token secret');
    expect(connection.headers['sec-websocket-extensions']).toBeUndefined();
  });

  it('asks the multilingual model for other languages, with a hint', async () => {
    const server = await startServer();
    const { options } = sttOptions({ language: 'de-DE' });
    createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    const { url } = await server.connections.until(() => true);
    expect(url.searchParams.get('model')).toBe('flux-general-multi');
    expect(url.searchParams.get('language_hint')).toBe('de');
  });

  it('says within a turn that it still listens, also when it has heard nothing new', async () => {
    const server = await startServer();
    const { options, events } = sttOptions();
    createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    const connection = await server.connections.until(() => true);
    connection.send(turnInfo('Update', ''));
    connection.send(turnInfo('StartOfTurn', 'Well'));
    for (let update = 0; update < 2; update += 1) connection.send(turnInfo('Update', 'Well'));
    connection.send(turnInfo('EndOfTurn', 'Well'));
    await events.until((event) => event.type === 'final');
    expect(events.events.map(({ type }) => type)).toEqual(['opened', 'speechStarted', 'interim', 'interim', 'final']);
  });

  it('passes on the eager end of a turn and its withdrawal', async () => {
    const server = await startServer();
    const { options, events } = sttOptions();
    createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    const connection = await server.connections.until(() => true);
    connection.send(turnInfo('StartOfTurn', 'Where'));
    connection.send(turnInfo('EagerEndOfTurn', 'Where is my order'));
    connection.send(turnInfo('TurnResumed', 'Where is my order number'));
    connection.send(turnInfo('EagerEndOfTurn', 'Where is my order number four'));
    connection.send(
      turnInfo('EndOfTurn', 'Where is my order number four', [
        { word: 'Where', confidence: 0.8 },
        { word: 'four', confidence: 1, start: 0.1, end: 0.2 },
      ]),
    );
    await events.until((event) => event.type === 'final');
    expect(events.events).toEqual([
      { type: 'opened' },
      { type: 'speechStarted', text: 'Where' },
      { type: 'interim', text: 'Where is my order' },
      { type: 'eagerEndOfTurn', text: 'Where is my order' },
      { type: 'turnResumed' },
      { type: 'interim', text: 'Where is my order number' },
      { type: 'interim', text: 'Where is my order number four' },
      { type: 'eagerEndOfTurn', text: 'Where is my order number four' },
      { type: 'final', text: 'Where is my order number four', confidence: 0.9 },
    ]);
  });

  it('has one Configure under way and sends only the latest of those that waited', async () => {
    const server = await startServer();
    const { options, events } = sttOptions();
    const stream = createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    await events.until((event) => event.type === 'opened');
    const connection = await server.connections.until(() => true);
    stream.configure({ profile: 'yesNo', keyterms: ['yes'] });
    stream.configure({ profile: 'choice', keyterms: ['sales'] });
    stream.configure({ profile: 'digits', keyterms: [] });
    await connection.received.until(() => connection.messages('Configure').length === 1);
    connection.send({ type: 'ConfigureSuccess', request_id: 'r', sequence_id: 1, thresholds: {}, keyterms: [] });
    await connection.received.until(() => connection.messages('Configure').length === 2);
    expect(connection.messages('Configure')).toEqual([
      {
        type: 'Configure',
        thresholds: { eot_threshold: 0.6, eager_eot_threshold: 0.4, eot_timeout_ms: 2000 },
        keyterms: ['yes'],
      },
      {
        type: 'Configure',
        thresholds: { eot_threshold: 0.85, eager_eot_threshold: 0.6, eot_timeout_ms: 4000 },
        keyterms: [],
      },
    ]);
  });

  it('goes on to the next Configure after a refused and after an unanswered one, and warns', async () => {
    const server = await startServer();
    const clock = fakeClock();
    const warnings: DeepgramWarning[] = [];
    const { options, events } = sttOptions();
    const stream = createDeepgramFlux({
      apiKey: 'k',
      baseUrl: server.baseUrl,
      clock,
      // Nothing but the configuration is examined: the vendor has no turns to report.
      stallMs: 60_000,
      onWarning: (warning) => warnings.push(warning),
    }).open(options);
    await events.until((event) => event.type === 'opened');
    const connection = await server.connections.until(() => true);
    stream.configure({ profile: 'yesNo', keyterms: [] });
    stream.configure({ profile: 'choice', keyterms: [] });
    await connection.received.until(() => connection.messages('Configure').length === 1);
    connection.send({ type: 'ConfigureFailure', request_id: 'r', sequence_id: 1, error_code: 'X', description: 'no' });
    await connection.received.until(() => connection.messages('Configure').length === 2);
    stream.configure({ profile: 'open', keyterms: [] });
    clock.advance(2000);
    await connection.received.until(() => connection.messages('Configure').length === 3);
    expect(warnings.map((warning) => warning.code)).toEqual(['CONFIGURE_FAILED X', 'CONFIGURE_TIMEOUT']);
  });

  it('sends 80 ms at a time while the line is quiet, what it held back when a voice begins, and 20 ms in a pause', async () => {
    const [quiet, voice] = [new Uint8Array(160).fill(0xff), new Uint8Array(160).fill(0x90)];
    const server = await startServer();
    const { options, events } = sttOptions();
    const stream = createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    await events.until((event) => event.type === 'opened');
    const connection = await server.connections.until(() => true);
    for (const frame of [quiet, quiet, quiet, quiet, quiet, voice]) stream.write(frame);
    connection.send(turnInfo('StartOfTurn', 'Hi'));
    await events.until((event) => event.type === 'speechStarted');
    for (const frame of [voice, voice, quiet, quiet]) stream.write(frame);
    await connection.received.until(() => connection.audioBytes() === 10 * 160);
    const frames = connection.received.events.map((item) => (item.type === 'audio' ? item.audio.length / 160 : 0));
    expect(frames).toEqual([4, 2, 3, 1]);
  });

  it('sends what it held back before the silence that follows', async () => {
    const server = await startServer();
    const clock = fakeClock();
    const { options, events } = sttOptions();
    const stream = createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock }).open(options);
    await events.until((event) => event.type === 'opened');
    const connection = await server.connections.until(() => true);
    stream.write(new Uint8Array(160));
    clock.advance(500);
    await connection.received.until(() => connection.audioBytes() === 160 + 500 * 8);
    const sizes = connection.received.events.map((item) => (item.type === 'audio' ? item.audio.length : 0));
    expect(sizes).toEqual([160, 500 * 8]);
  });

  it('fills missing audio with silence at the pace of time', async () => {
    const server = await startServer();
    const clock = fakeClock();
    const { options, events } = sttOptions();
    createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock }).open(options);
    await events.until((event) => event.type === 'opened');
    const connection = await server.connections.until(() => true);
    clock.advance(1000);
    await connection.received.until(() => connection.audioBytes() >= 1000 * 8);
    expect(connection.audioBytes()).toBe(1000 * 8);
    const first = connection.received.events[0];
    expect(first?.type === 'audio' && first.audio.every((byte) => byte === 0xff)).toBe(true);
  });

  it('reads the reason of a refused handshake', async () => {
    const server = await startServer();
    server.refuse({
      status: 401,
      body: '{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"r"}',
    });
    const { options, events } = sttOptions();
    createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    const failed = await events.until((event) => event.type === 'failed');
    expect(failed).toMatchObject({
      error: {
        code: 'PROVIDER_UNAUTHORIZED',
        retryable: false,
        requestId: 'req-1',
        message: 'Deepgram refused the connection: 401 INVALID_AUTH Invalid credentials.',
      },
    });
  });

  it.each([
    [429, 'PROVIDER_THROTTLED', true],
    [402, 'PROVIDER_QUOTA_EXCEEDED', false],
    [400, 'PROVIDER_INVALID_REQUEST', false],
    [503, 'PROVIDER_UNAVAILABLE', true],
  ])('reports a handshake answered with %i as %s', async (status, code, retryable) => {
    const server = await startServer();
    server.refuse({ status, body: '<html>' });
    const { options, events } = sttOptions();
    createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    expect(await events.until((event) => event.type === 'failed')).toMatchObject({ error: { code, retryable } });
  });

  it('reports a failure the vendor announces', async () => {
    const server = await startServer();
    const { options, events } = sttOptions();
    createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    const connection = await server.connections.until(() => true);
    connection.send({ type: 'Error', sequence_id: 1, code: 'INTERNAL_SERVER_ERROR', description: 'sorry' });
    expect(await events.until((event) => event.type === 'failed')).toMatchObject({
      error: { code: 'PROVIDER_UNAVAILABLE' },
    });
    await connection.closed;
  });

  it('ignores a message it does not know and fails on one that is not JSON', async () => {
    const server = await startServer();
    const { options, events } = sttOptions();
    createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock: fakeClock() }).open(options);
    const connection = await server.connections.until(() => true);
    connection.send({ type: 'Weather', today: 'sunny' });
    connection.send(turnInfo('EndOfTurn', 'still here'));
    await events.until((event) => event.type === 'final');
    connection.sendText('not json');
    expect(await events.until((event) => event.type === 'failed')).toMatchObject({
      error: { code: 'PROVIDER_PROTOCOL' },
    });
  });

  it('drops the connection when the vendor does not answer the goodbye within two seconds', async () => {
    const server = await startServer();
    server.answer = () => {};
    const clock = fakeClock();
    const { options, events } = sttOptions();
    const stream = createDeepgramFlux({ apiKey: 'k', baseUrl: server.baseUrl, clock }).open(options);
    await events.until((event) => event.type === 'opened');
    const connection = await server.connections.until(() => true);
    const closed = stream.close();
    await connection.received.until((item) => item.type === 'message' && item.message.type === 'CloseStream');
    clock.advance(2000);
    await closed;
    expect(events.events.at(-1)).toEqual({ type: 'closed' });
    await connection.closed;
  });
});
