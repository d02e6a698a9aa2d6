import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '@aybiza/foundation/testing/free-port';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openFrontDoor } from './front-door.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of closing.splice(0).reverse()) await end();
});

interface Program {
  readonly port: number;
  readonly server: Server;
  /** What it was asked, but whether it is ready. */
  readonly asked: IncomingMessage[];
  kill(): void;
}

/** A program that is ready; it answers with its name unless it is told otherwise. */
async function start(
  name: string,
  answer?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Program> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/ready') return response.end();
    asked.push(request);
    return answer === undefined ? request.pipe(response.setHeader('program', name)) : answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  const kill = () => {
    server.close();
    server.closeAllConnections();
  };
  closing.push(kill);
  return { port: address.port, server, asked, kill };
}

async function open(voice: readonly Program[], designer: readonly Program[]): Promise<string> {
  const portsOf = (programs: readonly Program[]) => programs.map(({ port }) => port);
  const port = await freePort();
  const door = await openFrontDoor(port, { voice: portsOf(voice), designer: portsOf(designer) });
  closing.push(() => door.close());
  return `http://127.0.0.1:${port}`;
}

const nameOf = async (url: string, init?: RequestInit) => (await fetch(url, init)).headers.get('program');
const gone = (_request: IncomingMessage, response: ServerResponse) => response.destroy();

it('calls go to the voice processes by turns, everything else to the designers', async () => {
  const voices = [await start('voice-1'), await start('voice-2')];
  const url = await open(voices, [await start('designer-1')]);
  const answered = [await nameOf(`${url}/twilio/voice`), await nameOf(`${url}/twilio/voice`)];
  expect(answered.sort()).toEqual(['voice-1', 'voice-2']);
  expect(await nameOf(`${url}/calls`)).toBe('designer-1');
});

it('visitors of a widget reach the voice processes, and its script comes from a designer', async () => {
  const url = await open([await start('voice-1')], [await start('designer-1')]);
  expect(await nameOf(`${url}/widget/call/a-pass`)).toBe('voice-1');
  for (const path of ['/widget.js', '/widget/call.js', '/api/widgets/wdg_1/calls'])
    expect(await nameOf(url + path)).toBe('designer-1');
});

it('whoever answers is told for whom it is asked, and gets what was sent', async () => {
  const designer = await start('designer-1');
  const url = await open([], [designer]);
  const reply = await fetch(`${url}/api`, {
    method: 'POST',
    body: 'words',
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  expect(await reply.text()).toBe('words');
  expect(designer.asked[0]?.headers['x-forwarded-for']).toMatch(/^203\.0\.113\.9, (::ffff:)?127\.0\.0\.1$/);
});

it('a process that is gone is passed over', async () => {
  const designers = [await start('designer-1'), await start('designer-2')];
  const url = await open([], designers);
  designers[0]?.kill();
  for (let count = 0; count < 4; count += 1)
    expect(await nameOf(`${url}/calls`, { method: 'POST', body: 'x' })).toBe('designer-2');
});

it('what only asks is asked again when a process dies over it; what changes something is not', async () => {
  const url = await open([], [await start('designer-1', gone), await start('designer-2')]);
  expect(await nameOf(`${url}/calls`)).toBe('designer-2');
  expect(await nameOf(`${url}/calls`)).toBe('designer-2');
  const statuses = [];
  for (let count = 0; count < 2; count += 1)
    statuses.push((await fetch(`${url}/calls`, { method: 'POST', body: 'x' })).status);
  expect(statuses.sort()).toEqual([200, 502]);
});

it('says so when nobody is there', async () => {
  const url = await open([], []);
  expect((await fetch(`${url}/calls`)).status).toBe(503);
});

it('sockets are passed on, and end with whoever is at the other end', async () => {
  const voice = await start('voice-1');
  const sockets = new WebSocketServer({ server: voice.server });
  closing.push(() => sockets.close());
  sockets.on('connection', (socket) => socket.on('message', (words) => socket.send(`${words}?`)));
  const url = await open([voice], []);
  const page = new WebSocket(`${url.replace('http', 'ws')}/browser/call`);
  await once(page, 'open');
  page.send('hello');
  expect(String((await once(page, 'message'))[0])).toBe('hello?');
  const closed = once(page, 'close');
  for (const socket of sockets.clients) socket.terminate();
  await closed;
});
