// @vitest-environment happy-dom
import { once } from 'node:events';
import { type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { CallConnection } from './call-connection.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** A voice server of a few lines, on a socket of its own, and a connection to it. */
async function setUp() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  const clock = fakeClock();
  const messages: ServerMessage[] = [];
  const audio: number[] = [];
  let onClose = (_code: number) => {};
  const closed = new Promise<number>((resolve) => {
    onClose = resolve;
  });
  const accepted = new Promise<ServerSocket>((resolve) => server.once('connection', resolve));
  const connection = new CallConnection({
    url: `ws://127.0.0.1:${address.port}/browser/call`,
    token: 'a token of more than twenty letters',
    audio: { encoding: 'mulaw' },
    sound: true,
    clock,
    schema: serverMessageSchema,
    onMessage: (message) => messages.push(message),
    onAudio: (bytes) => audio.push(...bytes),
    onClose: (code) => onClose(code),
  });
  const socket = await accepted;
  const [hello] = await once(socket, 'message');
  cleanUps.push(
    () => connection.close(),
    () => server.close(),
  );
  const said: unknown = JSON.parse(String(hello));
  return { connection, socket, clock, messages, audio, closed, hello: said };
}

describe('the connection of a call', () => {
  it('says hello with its token as soon as it is open', async () => {
    const { hello } = await setUp();
    expect(hello).toEqual({
      type: 'hello',
      protocol: 1,
      token: 'a token of more than twenty letters',
      audio: { encoding: 'mulaw' },
      sound: true,
    });
  });

  it('passes on messages of the protocol and sound, and passes over everything else', async () => {
    const { socket, messages, audio, closed } = await setUp();
    socket.send('not JSON');
    socket.send(JSON.stringify({ type: 'surprise' }));
    socket.send(JSON.stringify({ type: 'interim', text: 'book' }));
    socket.send(new Uint8Array([255, 0]));
    socket.close(1000);
    await closed;
    expect([messages, audio]).toEqual([[{ type: 'interim', text: 'book' }], [255, 0]]);
  });

  it('tells the code with which the server ended the call', async () => {
    const { socket, closed } = await setUp();
    socket.close(4401);
    expect(await closed).toBe(4401);
  });

  it('gives up a server that takes the connection and never says that it is ready', async () => {
    const { clock, closed } = await setUp();
    clock.advance(10_000);
    expect(await closed).toBe(1006);
  });

  it('hangs up by itself when the server does not close the call', async () => {
    const { connection, socket, clock, closed } = await setUp();
    connection.hangUp();
    const [message] = await once(socket, 'message');
    expect(JSON.parse(String(message))).toEqual({ type: 'hangUp' });
    clock.advance(2_000);
    expect(await closed).toBe(1000);
  });
});
