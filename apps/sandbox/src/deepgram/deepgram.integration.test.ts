import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { encodeMuLaw } from '../audio/mu-law.ts';
import { concatBytes } from '../audio/samples.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ recogniserLimit: 2 });
});
afterAll(() => sandbox.close());

async function spoken(text: string): Promise<Uint8Array> {
  const speech = encodeMuLaw(await sandbox.voice.synthesise(text, { sampleRateHz: 8000 }));
  return concatBytes([new Uint8Array(2400).fill(0xff), speech, new Uint8Array(8000).fill(0xff)]);
}

interface Connection {
  socket: WebSocket;
  messages: Array<Record<string, unknown>>;
  until(matches: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  closed: Promise<{ code: number; reason: string }>;
}

async function connect(path: string, key = 'any'): Promise<Connection> {
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}${path}`, {
    headers: { authorization: `Token ${key}` },
  });
  const messages: Array<Record<string, unknown>> = [];
  const listeners = new Set<() => void>();
  socket.on('message', (data: Buffer, isBinary) => {
    messages.push(isBinary ? { type: 'audio', bytes: data } : JSON.parse(data.toString()));
    for (const listener of listeners) listener();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const until: Connection['until'] = (matches) =>
    new Promise((resolve) => {
      const check = () => {
        const found = messages.find(matches);
        if (found === undefined) return;
        listeners.delete(check);
        resolve(found);
      };
      listeners.add(check);
      check();
    });
  return { socket, messages, until, closed };
}

function refusal(
  path: string,
  authorization?: string,
): Promise<{ status: number | undefined; body: unknown; headers: Record<string, unknown> }> {
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}${path}`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.once('unexpected-response', (_, response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, body: JSON.parse(text), headers: response.headers }),
      );
    });
  });
}

const V1 = '/v1/listen?model=nova-3&encoding=mulaw&sample_rate=8000';
const V2 = '/v2/listen?model=flux-general-en&encoding=mulaw&sample_rate=8000';
const SPEAK = '/v1/speak?model=aura-2-thalia-en&encoding=mulaw&sample_rate=8000';
const TURN_EVENTS = ['StartOfTurn', 'EagerEndOfTurn', 'TurnResumed', 'EndOfTurn'];

describe('listen v2', () => {
  it('hears a turn: it starts, is probably over, is over', async () => {
    const connection = await connect(`${V2}&eager_eot_threshold=0.4&keyterm=book%20an%20appointment`);
    await connection.until((message) => message.type === 'Connected');
    connection.socket.send(await spoken('I would like to book an appointment'));
    const end = await connection.until((message) => message.event === 'EndOfTurn');
    expect(String(end.transcript)).toContain('book an appointment');
    expect(end.trigger).toBe('model');
    const events = connection.messages
      .map((message) => String(message.event))
      .filter((event) => TURN_EVENTS.includes(event));
    expect(events).toEqual(['StartOfTurn', 'EagerEndOfTurn', 'EndOfTurn']);
    const eager = connection.messages.find((message) => message.event === 'EagerEndOfTurn');
    expect(eager?.transcript).toBe(end.transcript);
    expect(connection.messages.map((message) => message.sequence_id)).toEqual(
      connection.messages.map((_, index) => index),
    );
    connection.socket.terminate();
  });

  it('resumes a turn when the speaker goes on after a pause', async () => {
    const connection = await connect(
      `${V2}&eager_eot_threshold=0.3&eot_threshold=0.9&keyterm=cancel&keyterm=appointment`,
    );
    const first = await spoken('cancel');
    connection.socket.send(
      concatBytes([
        first.subarray(0, first.length - 8000),
        new Uint8Array(800).fill(0xff),
        await spoken('appointment'),
      ]),
    );
    await connection.until((message) => message.event === 'EndOfTurn');
    const events = connection.messages
      .map((message) => String(message.event))
      .filter((event) => TURN_EVENTS.includes(event));
    expect(events).toEqual(['StartOfTurn', 'EagerEndOfTurn', 'TurnResumed', 'EagerEndOfTurn', 'EndOfTurn']);
    connection.socket.terminate();
  });

  it('takes new keyterms and thresholds with Configure', async () => {
    const connection = await connect(V2);
    connection.socket.send(
      JSON.stringify({ type: 'Configure', thresholds: { eot_threshold: 0.8 }, keyterms: ['opening hours'] }),
    );
    const done = await connection.until((message) => message.type === 'ConfigureSuccess');
    expect(done).toMatchObject({
      thresholds: { eot_threshold: 0.8, eot_timeout_ms: 5000 },
      keyterms: ['opening hours'],
    });
    connection.socket.send(await spoken('opening hours'));
    const end = await connection.until((message) => message.event === 'EndOfTurn');
    expect(end.transcript).toBe('opening hours');
    connection.socket.terminate();
  });

  it('refuses a configuration out of range and goes on', async () => {
    const connection = await connect(V2);
    connection.socket.send(JSON.stringify({ type: 'Configure', thresholds: { eager_eot_threshold: 0.9 } }));
    expect((await connection.until((message) => message.type === 'ConfigureFailure')).error_code).toBe(
      'INVALID_CONFIGURATION',
    );
    connection.socket.send(JSON.stringify({ type: 'CloseStream' }));
    expect((await connection.closed).code).toBe(1005);
  });

  it('treats KeepAlive as an error, because this version has none', async () => {
    const connection = await connect(V2);
    connection.socket.send(JSON.stringify({ type: 'KeepAlive' }));
    expect((await connection.until((message) => message.type === 'Error')).code).toBe('UNPARSABLE_CLIENT_MESSAGE');
    await connection.closed;
  });
});

describe('listen v1', () => {
  it('sends speech started, a final result with speech_final, and the end of the utterance', async () => {
    const connection = await connect(
      `${V1}&interim_results=true&endpointing=300&utterance_end_ms=1000&vad_events=true&keyterm=opening%20hours`,
    );
    connection.socket.send(concatBytes([await spoken('opening hours'), new Uint8Array(8000).fill(0xff)]));
    await connection.until((message) => message.type === 'UtteranceEnd');
    const final = connection.messages.find((message) => message.speech_final === true);
    expect(final).toMatchObject({ is_final: true, channel: { alternatives: [{ transcript: 'opening hours' }] } });
    expect(connection.messages.some((message) => message.type === 'SpeechStarted')).toBe(true);
    connection.socket.send(JSON.stringify({ type: 'CloseStream' }));
    await connection.until((message) => message.type === 'Metadata');
    expect((await connection.closed).code).toBe(1000);
  });

  it('finalises what was said so far when asked', async () => {
    const connection = await connect(`${V1}&endpointing=false&keyterm=opening%20hours`);
    const sound = await spoken('opening hours');
    connection.socket.send(sound.subarray(0, sound.length - 7000));
    connection.socket.send(JSON.stringify({ type: 'Finalize' }));
    const result = await connection.until((message) => message.from_finalize === true);
    expect(result).toMatchObject({ speech_final: false, channel: { alternatives: [{ transcript: 'opening hours' }] } });
    connection.socket.terminate();
  });
});

describe('speak v1', () => {
  it('speaks what was flushed: metadata, sound, flushed', async () => {
    const connection = await connect(SPEAK);
    connection.socket.send(JSON.stringify({ type: 'Speak', text: 'Your order shipped on Monday.' }));
    connection.socket.send(JSON.stringify({ type: 'Flush' }));
    await connection.until((message) => message.type === 'Flushed');
    const types = connection.messages.map((message) => message.type);
    expect(types[0]).toBe('Metadata');
    expect(types.filter((type) => type === 'audio').length).toBeGreaterThan(3);
    expect(types.at(-1)).toBe('Flushed');
    connection.socket.send(JSON.stringify({ type: 'Close' }));
    expect((await connection.closed).code).toBe(1000);
  });

  it('falls silent after Clear', async () => {
    const connection = await connect(SPEAK);
    connection.socket.send(
      JSON.stringify({
        type: 'Speak',
        text: 'This is a long sentence that goes on for quite some time before it is over.',
      }),
    );
    connection.socket.send(JSON.stringify({ type: 'Flush' }));
    await connection.until((message) => message.type === 'audio');
    connection.socket.send(JSON.stringify({ type: 'Clear' }));
    await connection.until((message) => message.type === 'Cleared');
    const soFar = connection.messages.length;
    connection.socket.send(JSON.stringify({ type: 'Close' }));
    await connection.closed;
    expect(connection.messages.length).toBe(soFar);
    expect(connection.messages.some((message) => message.type === 'Flushed')).toBe(false);
  });

  it('closes with 1009 when a text is too long', async () => {
    const connection = await connect(SPEAK);
    connection.socket.send(JSON.stringify({ type: 'Speak', text: 'a'.repeat(2001) }));
    expect(await connection.closed).toEqual({ code: 1009, reason: 'BIG-0001' });
  });

  it('answers a REST request with the sound and its headers', async () => {
    const response = await fetch(`${sandbox.url}${SPEAK}&container=none`, {
      method: 'POST',
      headers: { authorization: 'Token any', 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Hello.' }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('dg-char-count')).toBe('6');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(2000);
  });
});

describe('handshakes', () => {
  it('refuses a wrong key with 401 and the body of the vendor', async () => {
    const refused = await refusal(V2, 'Token invalid');
    expect(refused).toMatchObject({ status: 401, body: { err_code: 'INVALID_AUTH' } });
    expect(refused.headers['dg-error']).toBe('Invalid credentials.');
    expect(refused.headers['dg-request-id']).toBeDefined();
  });

  it.each([
    { what: 'a key sent as Bearer', path: V2, authorization: 'Bearer any', status: 401 },
    { what: 'an unknown parameter', path: `${V2}&endpointing=300`, authorization: 'Token any', status: 400 },
    { what: 'a threshold out of range', path: `${V2}&eot_threshold=0.2`, authorization: 'Token any', status: 400 },
    {
      what: 'utterance_end_ms without interim results',
      path: `${V1}&utterance_end_ms=1000`,
      authorization: 'Token any',
      status: 400,
    },
    {
      what: 'a rate that the encoding does not have',
      path: `${SPEAK.replace('8000', '24000')}`,
      authorization: 'Token any',
      status: 400,
    },
  ])('refuses $what', async ({ path, authorization, status }) => {
    expect((await refusal(path, authorization)).status).toBe(status);
  });

  it('answers 429 when every recogniser is in use, and serves again when one is free', async () => {
    const held = [await connect(V2), await connect(V2)];
    expect(await refusal(V2, 'Token any')).toMatchObject({ status: 429, body: { err_code: 'TOO_MANY_REQUESTS' } });
    for (const connection of held) {
      connection.socket.close();
      await connection.closed;
    }
    const again = await connect(V2);
    again.socket.terminate();
    await again.closed;
  });
});

describe('faults', () => {
  it('a stalled listener accepts and says nothing', async () => {
    sandbox.faults.set('stt', { stall: true, times: 1 });
    const connection = await connect(V2);
    connection.socket.send(JSON.stringify({ type: 'CloseStream' }));
    connection.socket.close();
    await connection.closed;
    expect(connection.messages).toEqual([]);
  });

  it('an open listener falls silent when it is struck in the middle', async () => {
    const connection = await connect(V2);
    await connection.until((message) => message.type === 'Connected');
    sandbox.faults.set('stt', { stall: true, atOnce: true, times: 0 });
    connection.socket.send(JSON.stringify({ type: 'Configure', thresholds: { eot_threshold: 0.8 } }));
    connection.socket.close();
    await connection.closed;
    expect(connection.messages.map((message) => message.type)).toEqual(['Connected']);
  });

  it('an open connection is cut where new ones are refused', async () => {
    const connection = await connect(V2);
    sandbox.faults.set('stt', { status: 503, atOnce: true, times: 1 });
    expect((await connection.closed).code).toBe(1006);
    expect((await refusal(V2, 'Token any')).status).toBe(503);
  });

  it('a voice that falls silent in the middle keeps its connection', async () => {
    sandbox.faults.set('tts', { stallAfter: 2, times: 1 });
    const connection = await connect(SPEAK);
    connection.socket.send(JSON.stringify({ type: 'Speak', text: 'This will not be said to its end, not at all.' }));
    connection.socket.send(JSON.stringify({ type: 'Flush' }));
    await connection.until((message) => message.type === 'audio');
    connection.socket.send(JSON.stringify({ type: 'Clear' }));
    connection.socket.close();
    expect((await connection.closed).code).toBe(1005);
    expect(connection.messages.map((message) => message.type)).toEqual(['Metadata', 'audio']);
  });

  it('a cut voice breaks off after so many messages', async () => {
    sandbox.faults.set('tts', { cutAfter: 2, times: 1 });
    const connection = await connect(SPEAK);
    connection.socket.send(JSON.stringify({ type: 'Speak', text: 'This will not be said to its end, not at all.' }));
    connection.socket.send(JSON.stringify({ type: 'Flush' }));
    expect((await connection.closed).code).toBe(1006);
    expect(connection.messages.length).toBeLessThanOrEqual(2);
  });

  it('are set and cleared over HTTP', async () => {
    const set = await fetch(`${sandbox.url}/sandbox/faults/stt`, {
      method: 'PUT',
      body: JSON.stringify({ status: 503, times: 1 }),
    });
    expect(await set.json()).toEqual({ stt: { status: 503, times: 1 } });
    expect((await refusal(V2, 'Token any')).status).toBe(503);
    expect(await (await fetch(`${sandbox.url}/sandbox/faults`)).json()).toEqual({});
    const wrong = await fetch(`${sandbox.url}/sandbox/faults/nobody`, { method: 'PUT', body: '{}' });
    expect(wrong.status).toBe(404);
  });
});
