import { once } from 'node:events';
import type { CallId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createStreamToken } from './routes/stream-token.ts';
import { type Door, openDoor, startMessage } from './testing/door.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { NUMBER, PAGE_ORIGIN, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

let voice: TestVoice;
let door: Door;

beforeAll(async () => {
  voice = await startTestVoice({ statechart: practiceStatechart(), token: 'good-token-good-token' });
  door = openDoor(voice);
});

afterAll(() => voice.close());

type Claims = { secret: string; callSid: string; callId: CallId; now: number };

interface Closed {
  readonly code: number;
}

/** What becomes of a socket that sends these messages. */
async function closeOf(socket: WebSocket, messages: readonly (string | Buffer)[]): Promise<Closed> {
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.once('open', () => {
    for (const message of messages) socket.send(message);
  });
  const [code] = await closed;
  return { code };
}

function page(origin = PAGE_ORIGIN): WebSocket {
  return new WebSocket(`${voice.url.replace('http', 'ws')}/browser/call`, { origin });
}

const hello = (token: string) => JSON.stringify({ type: 'hello', protocol: 1, token, audio: { encoding: 'none' } });

describe('check 56: a media socket', () => {
  it.each([
    ['no JSON', ['nonsense']],
    ['binary', [Buffer.from([1, 2, 3])]],
    ['sound before start', ['{"event":"media","streamSid":"MZ1","media":{"payload":"/w=="}}']],
    ['a wrong token', [startMessage('wrong')]],
    ['an empty token', [startMessage('')]],
    ['a start without a call', ['{"event":"start","start":{}}']],
  ])('is closed with 1008 for %s, and no vendor is dialled', async (_what, messages) => {
    expect(await closeOf(door.mediaSocket(), messages)).toEqual({ code: 1008 });
    expect(voice.calls.count).toBe(0);
  });

  it.each([
    ['of another call', (claims: Claims) => ({ ...claims, callSid: `CA${'7'.repeat(32)}` })],
    ['that has expired', (claims: Claims) => ({ ...claims, now: claims.now - 31_000 })],
    ['of another installation', (claims: Claims) => ({ ...claims, secret: 'x'.repeat(64) })],
  ])('is closed with 1008 for a perfect start with a token %s', async (_what, change) => {
    const good = { secret: voice.secret, callSid: `CA${'1'.repeat(32)}`, callId: newId('call'), now: Date.now() };
    const { secret, ...claims } = change(good);
    const token = createStreamToken(secret, { ...claims, fresh: { from: '+447700900456', to: NUMBER } });
    expect(await closeOf(door.mediaSocket(), [startMessage(token)])).toEqual({ code: 1008 });
    expect(voice.calls.count).toBe(0);
  });

  it('check 63: is closed with 1009 for a message that is too large', async () => {
    expect(await closeOf(door.mediaSocket(), ['x'.repeat(70_000)])).toEqual({ code: 1009 });
  });

  it('check 57: is refused without a signature', async () => {
    const socket = new WebSocket(`${voice.url.replace('http', 'ws')}/twilio/media`);
    socket.on('error', () => undefined);
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(403);
    response.destroy();
  });

  it('check 62: is closed when start does not come', async () => {
    expect(await closeOf(door.mediaSocket(), [])).toEqual({ code: 1008 });
  });
});

const media = (payload: string, sequenceNumber: number) => ({
  event: 'media',
  sequenceNumber: String(sequenceNumber),
  media: { track: 'inbound', chunk: String(sequenceNumber), timestamp: '0', payload },
});

describe('a media stream under way', () => {
  it('check 65: survives what is out of order, foreign or broken now and then, and the call goes on', async () => {
    const { socket, callSid, send } = await door.callUnderWay('2');
    for (let sequence = 40; sequence > 0; sequence -= 2) send(media('/////w==', sequence));
    for (let count = 0; count < 10; count += 1) {
      socket.send('{"event":"media","streamSid":');
      send(media('not base64!', count));
      send({ ...media('/w==', count), streamSid: `MZ${'9'.repeat(32)}` });
      send({ event: 'mark', mark: { name: 'never sent' } });
      send({ event: 'invented', anything: {} });
    }
    send({ event: 'dtmf', dtmf: { track: 'inbound_track', digit: '0' } });
    send({ event: 'stop', stop: {} });
    const { events, end } = await voice.records.endOf(callSid);
    expect(events).toContainEqual(expect.objectContaining({ type: 'callerPressed', key: '0' }));
    expect(end).toMatchObject({ reason: 'hungUp' });
  });

  it.each([
    ['more broken messages than an accident makes', '3', Array.from({ length: 51 }, () => 'nonsense')],
    ['a second start', '4', [startMessage('any', '4')]],
  ])('is closed with 1008 for %s, and another call does not notice', async (_what, digit, messages) => {
    const other = await door.callUnderWay(`${Number(digit) + 2}`);
    const { socket } = await door.callUnderWay(digit);
    const closed = once(socket, 'close');
    for (const message of messages) socket.send(message);
    expect((await closed)[0]).toBe(1008);
    expect(other.socket.readyState).toBe(WebSocket.OPEN);
    other.send({ event: 'stop', stop: {} });
    expect((await voice.records.endOf(other.callSid)).end).toMatchObject({ reason: 'hungUp' });
  });
});

describe('a page', () => {
  it('check 69: of a foreign origin is refused', async () => {
    const socket = page('http://127.0.0.1:3000.evil.test');
    socket.on('error', () => undefined);
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(403);
    response.destroy();
  });

  it.each([
    ['no JSON', ['nonsense'], 4400],
    ['sound before hello', [Buffer.alloc(160)], 4400],
    ['a token that opens nothing', [hello('wrong-token-wrong-token')], 4401],
    ['a hello of another protocol', [hello('x').replace('"protocol":1', '"protocol":9')], 4400],
  ])('is closed for %s', async (_what, messages, code) => {
    expect(await closeOf(page(), messages)).toEqual({ code });
  });

  it('check 70: gets one call for one token, and the second use opens nothing', async () => {
    const first = page();
    const ready = once(first, 'message');
    first.once('open', () => first.send(hello('good-token-good-token')));
    const [data] = await ready;
    expect(JSON.parse(String(data)).type).toBe('ready');
    expect(await closeOf(page(), [hello('good-token-good-token')])).toEqual({ code: 4401 });
    first.close();
    await once(first, 'close');
  });
});

describe('a webhook', () => {
  it('check 57: with a bad signature is answered 403, and nothing happens', async () => {
    const call = voice.phone({ authToken: 'somebody else' });
    const result = await call.ended;
    expect(result.problems.length).toBeGreaterThan(0);
    expect(result.heard).toEqual([]);
  });

  it('for a number that nobody answers says so', async () => {
    const result = await voice.phone({ to: '+15550100009' }).ended;
    expect(result.endedBy).toBe('twiml');
  });
});

it('what is not a call of ours gets no hint of what is', async () => {
  const response = await fetch(`${voice.url}/twilio/voice`, { method: 'POST', body: 'CallSid=CA00000000' });
  expect([response.status, await response.text()]).toEqual([403, '']);
});
