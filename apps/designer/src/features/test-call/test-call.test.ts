import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { COME_BACK_WITHIN_MS } from '@aybiza/call-protocol';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { TestCall, type TestCallInvitation } from './test-call.ts';
import { changeTestCall, NO_CALL, type TestCallState } from './test-call-state.ts';

/** Dials a typed call on a page without sound; gives what the page shows when the dialling is over. */
async function dial(invite: (call: TestCall) => Promise<TestCallInvitation>): Promise<TestCallState> {
  let state = NO_CALL;
  const call: TestCall = new TestCall({
    clock: fakeClock(),
    invite: () => invite(call),
    onChange: (change) => {
      state = changeTestCall(state, change);
    },
    onLevel: () => undefined,
  });
  await call.start({ voice: false });
  return state;
}

test('hanging up while the invitation is on its way ends the call, and nothing is dialled', async () => {
  const state = await dial(async (call) => {
    call.hangUp();
    return { url: 'not even an address', token: 'late' };
  });
  expect(state).toMatchObject({ status: 'ended', trouble: null });
});

test('an invitation that fails after hanging up is no trouble any more', async () => {
  const state = await dial(async (call) => {
    call.hangUp();
    throw new Error('The server does not answer.');
  });
  expect(state).toMatchObject({ status: 'ended', trouble: null });
});

test('a call that could not be started says why', async () => {
  const state = await dial(() => Promise.reject(new Error('The flow has errors; repair them, then call.')));
  expect(state.status).toBe('failed');
  expect(state.trouble).toContain('The flow has errors');
});

/** A voice server of a few lines, and a page that has called it. */
async function callServer() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  const clock = fakeClock();
  const states: TestCallState[] = [NO_CALL];
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
  const call = new TestCall({
    clock,
    invite: async () => ({ url: `ws://127.0.0.1:${address.port}/browser/call`, token: 'first' }),
    onChange: (change) => states.push(changeTestCall(states.at(-1) ?? NO_CALL, change)),
    onLevel: () => undefined,
  });
  onTestFinished(() => {
    call.stop();
    server.close();
  });
  const first = nextSocket();
  await call.start({ voice: false });
  const shows = (status: TestCallState['status']) => vi.waitFor(() => expect(states.at(-1)?.status).toBe(status));
  return { call, clock, server, nextSocket, shows, states, ...(await first) };
}

test('a page that loses its call comes back with the token it was given, and each token once', async () => {
  const page = await callServer();
  page.ready('second');
  await page.shows('live');
  const again = page.nextSocket();
  page.socket.terminate();
  await page.shows('connecting');
  page.clock.advance(0);
  const { token, url, ready, socket } = await again;
  expect({ token, url }).toEqual({ token: 'second', url: '/browser/call?back=1' });
  ready('third');
  await page.shows('live');
  const onceMore = page.nextSocket();
  socket.terminate();
  await page.shows('connecting');
  page.clock.advance(0);
  expect((await onceMore).token).toBe('third');
});

test('a call that has ended is not called back', async () => {
  const page = await callServer();
  page.ready('second');
  page.socket.send(JSON.stringify({ type: 'ended', outcome: 'done', reason: 'finished' }));
  await page.shows('ended');
  page.socket.terminate();
  await page.shows('ended');
});

test('a call that stays lost is given up after half a minute', async () => {
  const page = await callServer();
  page.ready('second');
  await page.shows('live');
  page.server.close();
  page.socket.terminate();
  await page.shows('connecting');
  const giveUp = async () => {
    page.clock.advance(COME_BACK_WITHIN_MS / 10);
    await new Promise((resolve) => setImmediate(resolve));
    expect(page.states.at(-1)?.status).toBe('failed');
  };
  await vi.waitFor(giveUp, { interval: 10, timeout: 5_000 });
});
