import { type FakeClock, fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeepgramWarning } from '../../deepgram/account.ts';
import {
  type LocalConnection,
  type LocalDeepgram,
  type Received,
  startLocalDeepgram,
} from '../../deepgram/testing/local-deepgram.ts';
import { runCheck } from '../../testing/contract-check.ts';
import { collectEvents } from '../../testing/event-collector.ts';
import { type TtsContractHarness, ttsContract } from '../contract.ts';
import type { TtsEvent, TtsOptions } from '../port.ts';
import { createDeepgramSpeak, type DeepgramSpeakOptions } from './speak.ts';

interface Voice {
  server: LocalDeepgram;
  hold(): void;
  holdMidway(): void;
  release(): void;
}

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A vendor that speaks eight bytes per character, in two pieces, unless held. */
async function startVoice(): Promise<Voice> {
  const server = await startLocalDeepgram();
  cleanups.push(() => server.close());
  let isHeld = false;
  let isHeldMidway = false;
  const buffers = new Map<LocalConnection, string>();
  const flushes: { connection: LocalConnection; text: string }[] = [];
  const speakAll = () => {
    for (const { connection, text } of flushes.splice(0)) {
      const bytes = text.length * 8;
      connection.sendAudio(new Uint8Array(Math.floor(bytes / 3)));
      if (isHeldMidway) return;
      connection.sendAudio(new Uint8Array(bytes - Math.floor(bytes / 3)));
      connection.send({ type: 'Flushed', sequence_id: 0 });
    }
  };
  server.greet = (connection) => connection.send({ type: 'Metadata', request_id: 'r', model_name: 'm' });
  server.answer = (connection: LocalConnection, received: Received) => {
    if (received.type !== 'message') return;
    const { type, text } = received.message;
    if (type === 'Speak') buffers.set(connection, (buffers.get(connection) ?? '') + String(text));
    else if (type === 'Flush') {
      flushes.push({ connection, text: buffers.get(connection) ?? '' });
      buffers.delete(connection);
      if (!isHeld) speakAll();
    } else if (type === 'Clear') {
      // Audio that was already on its way still arrives before Cleared.
      connection.sendAudio(new Uint8Array(1117));
      flushes.splice(0);
      connection.send({ type: 'Cleared', sequence_id: 1 });
    } else if (type === 'Close') connection.close(1000);
  };
  return {
    server,
    hold: () => {
      isHeld = true;
    },
    holdMidway: () => {
      isHeldMidway = true;
    },
    release: () => {
      isHeld = false;
      isHeldMidway = false;
      speakAll();
    },
  };
}

function isMessage(type: string, text?: string): (received: Received) => boolean {
  return ({ type: kind, ...rest }) =>
    kind === 'message' &&
    'message' in rest &&
    rest.message.type === type &&
    (text === undefined || rest.message.text === text);
}

async function harness(): Promise<TtsContractHarness> {
  const { server, hold, holdMidway, release } = await startVoice();
  const clock = fakeClock();
  const latest = async () => {
    await server.connections.until(() => true);
    const connection = server.connections.events.at(-1);
    if (connection === undefined) throw new Error('nobody has connected');
    return connection;
  };
  return {
    tts: createDeepgramSpeak({ apiKey: 'key', baseUrl: server.baseUrl, clock }),
    hold,
    holdMidway,
    refuse: (how) => server.refuse(how === 'unanswered' ? how : { status: 503, body: '{}' }),
    release,
    asked: async (text) => {
      await (await latest()).received.until(isMessage('Speak', text));
    },
    cut: async () => (await latest()).cut(),
    advance: (ms) => clock.advance(ms),
    dispose: () => server.close(),
  };
}

/** Time stands still where a test does not move it: no deadline may pass because the machine is slow. */
function openStream(server: LocalDeepgram, more: Partial<DeepgramSpeakOptions> = {}, tts: Partial<TtsOptions> = {}) {
  const events = collectEvents<TtsEvent>();
  const abort = new AbortController();
  cleanups.push(() => abort.abort());
  const stream = createDeepgramSpeak({ apiKey: 'key', baseUrl: server.baseUrl, clock: fakeClock(), ...more }).open({
    voice: 'aura-2-thalia-en',
    encoding: 'mulaw',
    sampleRateHz: 8000,
    signal: abort.signal,
    onEvent: events.add,
    ...tts,
  });
  const done = (speechId: string) => events.until((event) => event.type === 'done' && event.speechId === speechId);
  return { stream, events, done };
}

/** Waits until a speech has been asked for, so that the deadline runs, then moves the clock. */
async function advanceOnceAsked(server: LocalDeepgram, clock: FakeClock, ms: number) {
  const connection = await server.connections.until(() => true);
  await connection.received.until(isMessage('Flush'));
  clock.advance(ms);
  return connection;
}

describe('the contract of text to speech, by Deepgram', () => {
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

describe('Deepgram speak', () => {
  it('connects at once, with what the call needs and without compression', async () => {
    const { server } = await startVoice();
    openStream(server);
    const { url, headers } = await server.connections.until(() => true);
    expect(`${url.pathname}${url.search}`).toBe(
      '/v1/speak?model=aura-2-thalia-en&encoding=mulaw&sample_rate=8000&mip_opt_out=true',
    );
    expect(headers.authorization).toBe('Token key');
    expect(headers['sec-websocket-extensions']).toBeUndefined();
  });

  it('joins what is said while a flush is under way into one more flush', async () => {
    const { server, hold, release } = await startVoice();
    hold();
    const { stream, done } = openStream(server);
    stream.speak('a', 'One. ');
    const connection = await server.connections.until(() => true);
    await connection.received.until(isMessage('Flush'));
    for (const text of ['Two. ', 'Three. ', 'Four. ']) stream.speak('a', text);
    release();
    await done('a');
    expect(connection.messages('Speak').map(({ text }) => text)).toEqual(['One. ', 'Two. Three. Four. ']);
  });

  it('moves to a new connection before the twenty-first flush within a minute', async () => {
    const { server } = await startVoice();
    const { stream, done, events } = openStream(server);
    for (let speech = 0; speech < 45; speech += 1) {
      stream.speak(`s${speech}`, 'Yes. ');
      await done(`s${speech}`);
    }
    const flushes = server.connections.events.map((connection) => connection.messages('Flush').length);
    expect(flushes).toEqual([20, 20, 5]);
    expect(events.events.some((event) => event.type === 'failed')).toBe(false);
    await server.connections.events[0]?.closed;
  });

  it('moves to a new connection before the vendor ends the old one after an hour', async () => {
    const { server } = await startVoice();
    const clock = fakeClock();
    const { stream, done } = openStream(server, { clock });
    stream.speak('a', 'Hello. ');
    await done('a');
    clock.advance(56 * 60_000);
    stream.speak('b', 'Still here. ');
    await done('b');
    expect(server.connections.events.length).toBe(2);
  });

  it('connects again when the vendor has closed an idle connection', async () => {
    const { server } = await startVoice();
    const { stream, done, events } = openStream(server);
    stream.speak('a', 'Hello. ');
    await done('a');
    const connection = await server.connections.until(() => true);
    connection.close(1011, 'NET-0001');
    await connection.closed;
    stream.speak('b', 'Hello again. ');
    await done('b');
    expect(events.events.some((event) => event.type === 'failed')).toBe(false);
    expect(server.connections.events.length).toBe(2);
  });

  it('reports a voice that does not begin in time', async () => {
    const { server, hold } = await startVoice();
    hold();
    const clock = fakeClock();
    const { stream, events } = openStream(server, { clock });
    stream.speak('a', 'Hello. ');
    const connection = await advanceOnceAsked(server, clock, 1499);
    expect(events.events).toEqual([]);
    clock.advance(1);
    expect(events.events).toMatchObject([
      { type: 'failed', speechIds: ['a'], error: { code: 'PROVIDER_TIMEOUT', retryable: true } },
    ]);
    await connection.closed;
  });

  it('goes on over a new connection when a clear is not answered', async () => {
    const { server, hold } = await startVoice();
    hold();
    const clock = fakeClock();
    const { stream, events, done } = openStream(server, { clock });
    stream.speak('a', 'Hello. ');
    const answer = server.answer;
    const connection = await advanceOnceAsked(server, clock, 0);
    server.answer = () => {};
    stream.clear();
    stream.speak('b', 'Anew. ');
    await connection.received.until(isMessage('Clear'));
    server.answer = (from, received) => {
      answer(from, received);
      if (isMessage('Flush')(received)) from.send({ type: 'Flushed', sequence_id: 0 });
    };
    clock.advance(500);
    expect(events.events).toEqual([{ type: 'cleared' }]);
    await done('b');
    expect(server.connections.events.length).toBe(2);
  });

  it('does not take a late Flushed of cleared text for the next speech', async () => {
    const { server } = await startVoice();
    const { stream, events, done } = openStream(server);
    server.answer = () => {};
    stream.speak('a', 'Old. ');
    const connection = await server.connections.until(() => true);
    await connection.received.until(isMessage('Flush'));
    stream.clear();
    await connection.received.until(isMessage('Clear'));
    connection.send({ type: 'Cleared', sequence_id: 0 });
    await events.until((event) => event.type === 'cleared');
    stream.speak('b', 'New. ');
    await connection.received.until(isMessage('Speak', 'New. '));
    connection.send({ type: 'Flushed', sequence_id: 1 });
    connection.sendAudio(new Uint8Array(80));
    connection.send({ type: 'Flushed', sequence_id: 2 });
    await done('b');
    expect(events.events.map((event) => event.type)).toEqual(['cleared', 'audio', 'done']);
  });

  it('hands on 16-bit audio in whole samples', async () => {
    const { server } = await startVoice();
    const { stream, events, done } = openStream(server, {}, { encoding: 'linear16' });
    stream.speak('a', 'Hello');
    await done('a');
    const sizes = events.events.flatMap((event) => (event.type === 'audio' ? [event.chunk.length] : []));
    expect(sizes).toEqual([12, 28]);
  });

  it('reports a refused warm connection without waiting for text, and recovers', async () => {
    const { server } = await startVoice();
    server.refuse({ status: 429, body: '{"err_code":"TOO_MANY_REQUESTS","err_msg":"slow down"}' });
    const { stream, events, done } = openStream(server);
    const failed = await events.until((event) => event.type === 'failed');
    expect(failed).toMatchObject({ speechIds: [], error: { code: 'PROVIDER_THROTTLED', retryable: true } });
    server.refuse(undefined);
    stream.speak('a', 'Hello. ');
    await done('a');
  });

  it('passes warnings on and goes on', async () => {
    const { server } = await startVoice();
    const warnings: DeepgramWarning[] = [];
    const { stream, done } = openStream(server, { onWarning: (warning) => warnings.push(warning) });
    const connection = await server.connections.until(() => true);
    connection.send({ type: 'Warning', warn_code: 'W1', warn_msg: 'too many flushes' });
    stream.speak('a', 'Hello. ');
    await done('a');
    expect(warnings).toEqual([{ code: 'W1', description: 'too many flushes' }]);
  });

  it('refuses to queue speech without end', async () => {
    const { server } = await startVoice();
    const { stream, events } = openStream(server);
    stream.speak('a', 'x'.repeat(20_001));
    expect(await events.until((event) => event.type === 'failed')).toMatchObject({
      speechIds: ['a'],
      error: { code: 'PROVIDER_INVALID_REQUEST', retryable: false },
    });
  });
});
