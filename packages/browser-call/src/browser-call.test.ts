// @vitest-environment happy-dom
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { CLOSE_CODES, COME_BACK_WITHIN_MS, type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, onTestFinished, test } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { BrowserCall, type BrowserCallChange, type Invitation } from './browser-call.ts';

type Change = BrowserCallChange<ServerMessage>;

/** A call of a page without sound, and everything it is told. */
function aCall() {
  const clock = fakeClock();
  const changes: Change[] = [];
  const onChange = (change: Change) => void changes.push(change);
  const options = { clock, schema: serverMessageSchema, worklets: '/worklets/', onChange, onLevel: () => undefined };
  return { clock, changes, call: new BrowserCall<ServerMessage>(options) };
}

/** Dials a typed call; gives what the page is told last. */
async function dial(invite: (call: BrowserCall<ServerMessage>) => Promise<Invitation>): Promise<Change | undefined> {
  const { call, changes } = aCall();
  await call.start({ voice: false, invite: () => invite(call) });
  return changes.at(-1);
}

test('hanging up while the invitation is on its way ends the call, and nothing is dialled', async () => {
  const last = await dial(async (call) => {
    call.hangUp();
    return { url: 'not even an address', token: 'late' };
  });
  expect(last).toEqual({ type: 'closed', code: CLOSE_CODES.ended });
});

test('an invitation that fails after hanging up is no trouble any more', async () => {
  const last = await dial(async (call) => {
    call.hangUp();
    throw new Error('The server does not answer.');
  });
  expect(last).toEqual({ type: 'closed', code: CLOSE_CODES.ended });
});

test('a call that could not be started says why', async () => {
  const last = await dial(() => Promise.reject(new Error('The flow has errors; repair them, then call.')));
  expect(last).toEqual({ type: 'refused', reason: 'The flow has errors; repair them, then call.' });
});

test('whoever wants to speak where there is no sound is told that there is no microphone, and the call goes on', async () => {
  const page = await callServer();
  page.ready('second');
  await page.isTold('received');
  await page.call.openVoice();
  expect(page.changes.at(-1)).toEqual({ type: 'voice', voice: 'missing' });
  page.call.say(' hello ');
  expect(JSON.parse(String((await once(page.socket, 'message'))[0]))).toEqual({ type: 'text', text: 'hello' });
});

/** A voice server that answers nothing by itself, and where it awaits a page. */
async function openServer() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  const invite = async () => ({ url: `ws://127.0.0.1:${address.port}/browser/call`, token: 'first' });
  return { server, invite };
}

/** A voice server of a few lines, and a page that has called it. */
async function callServer() {
  const { server, invite } = await openServer();
  const { call, clock, changes } = aCall();
  const callId = newId('call');
  /** The next socket of the page: its address, its token, and the server's end of it. */
  const nextSocket = async () => {
    const connected: [ServerSocket, IncomingMessage] = await new Promise((resolve) =>
      server.once('connection', (...arrived: [ServerSocket, IncomingMessage]) => resolve(arrived)),
    );
    const [socket, request] = connected;
    const [hello] = await once(socket, 'message');
    const { token }: { token: string } = JSON.parse(String(hello));
    const ready = (resumeToken: string) => socket.send(JSON.stringify({ type: 'ready', callId, resumeToken }));
    return { socket, ready, token, url: request.url };
  };
  onTestFinished(() => call.stop());
  const first = nextSocket();
  await call.start({ voice: false, invite });
  const isTold = (type: Change['type']) => expect.poll(() => changes.at(-1)?.type).toBe(type);
  return { call, clock, server, nextSocket, isTold, changes, ...(await first) };
}

test('a page that loses its call comes back with the token it was given, and each token once', async () => {
  const page = await callServer();
  page.ready('second');
  await page.isTold('received');
  const again = page.nextSocket();
  page.socket.terminate();
  await page.isTold('lost');
  page.clock.advance(0);
  const { token, url, ready, socket } = await again;
  expect({ token, url }).toEqual({ token: 'second', url: '/browser/call?back=1' });
  ready('third');
  await page.isTold('received');
  const onceMore = page.nextSocket();
  socket.terminate();
  await page.isTold('lost');
  page.clock.advance(0);
  expect((await onceMore).token).toBe('third');
});

test('a call that has ended is not called back', async () => {
  const page = await callServer();
  page.ready('second');
  page.socket.send(JSON.stringify({ type: 'ended', outcome: 'done', reason: 'finished' }));
  await page.isTold('received');
  page.socket.terminate();
  await page.isTold('closed');
});

test('whoever hangs up before the server has answered is not in the call when it answers', async () => {
  const page = await callServer();
  page.call.hangUp();
  expect(page.changes).toEqual([{ type: 'closed', code: CLOSE_CODES.ended }]);
  page.ready('second');
  const [code] = await once(page.socket, 'close');
  expect([code, page.changes.length]).toEqual([1000, 1]);
});

test('whoever hangs up before the line is there is never called', async () => {
  const { server, invite } = await openServer();
  const hellos: unknown[] = [];
  server.on('connection', (socket) => socket.on('message', (hello) => hellos.push(hello)));
  const { call, changes } = aCall();
  await call.start({ voice: false, invite });
  call.hangUp();
  expect(changes).toEqual([{ type: 'closed', code: CLOSE_CODES.ended }]);
  await new Promise((resolve) => server.close(resolve));
  expect(hellos).toEqual([]);
});

test('whoever hangs up is not called back when the line is lost before the server has heard of it', async () => {
  const page = await callServer();
  page.ready('second');
  await page.isTold('received');
  page.call.hangUp();
  page.socket.terminate();
  await page.isTold('closed');
});

test('a call that stays lost is given up after half a minute', async () => {
  const page = await callServer();
  page.ready('second');
  await page.isTold('received');
  page.server.close();
  page.socket.terminate();
  await page.isTold('lost');
  const lastOfLater = async () => {
    page.clock.advance(COME_BACK_WITHIN_MS / 10);
    await new Promise((resolve) => setImmediate(resolve));
    return page.changes.at(-1)?.type;
  };
  await expect.poll(lastOfLater, { interval: 10 }).toBe('closed');
});
