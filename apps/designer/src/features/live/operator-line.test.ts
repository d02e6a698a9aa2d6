import { once } from 'node:events';
import { newId } from '@aybiza/foundation/new-id';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { inEnglish } from '../../language/strings.ts';
import { OperatorLine, type OperatorRole } from './operator-line.ts';
import { changeOperator, NO_LINE, type OperatorState } from './operator-state.ts';
import { liveStrings } from './strings.ts';

const strings = inEnglish(liveStrings);

/** A voice server of a few lines, and a page without sound that has a line to one of its calls. */
async function lineTo(as: OperatorRole) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
  let state: OperatorState = NO_LINE;
  const line = new OperatorLine({
    as,
    invite: async () => ({ url: `ws://127.0.0.1:${address.port}/operator/line`, token: 'a-token-of-twenty-letters' }),
    onChange: (change) => {
      state = changeOperator(state, change, strings);
    },
  });
  onTestFinished(() => {
    line.stop();
    server.close();
  });
  const connected = new Promise<ServerSocket>((resolve) => server.once('connection', resolve));
  await line.start();
  const socket = await connected;
  const [hello] = await once(socket, 'message');
  const tell = (news: object) => socket.send(JSON.stringify(news));
  const shows = (wanted: Partial<OperatorState>) => expect.poll(() => state).toMatchObject(wanted);
  return {
    line,
    socket,
    tell,
    shows,
    hello: JSON.parse(String(hello)),
    next: async () => JSON.parse(String((await once(socket, 'message'))[0])),
  };
}

test('whoever takes over by typing says hello without a microphone, has the call, and gives it back', async () => {
  const { line, hello, tell, shows, next } = await lineTo('text');
  expect(hello).toEqual({
    type: 'hello',
    protocol: 1,
    token: 'a-token-of-twenty-letters',
    audio: { encoding: 'none' },
  });
  tell({ type: 'ready', callId: newId('call') });
  tell({ type: 'tookOver', how: 'text' });
  await shows({ line: 'text', problem: null });
  const said = next();
  line.say('Anna here.');
  expect(await said).toEqual({ type: 'say', text: 'Anna here.' });
  const back = next();
  line.giveBack();
  expect(await back).toEqual({ type: 'giveBack' });
  tell({ type: 'released', why: 'asked' });
  await shows({ line: 'listening', notice: strings.released.asked });
});

test('whoever is too late is told so, and goes on listening', async () => {
  const { tell, shows } = await lineTo('text');
  tell({ type: 'ready', callId: newId('call') });
  tell({ type: 'refused', why: 'taken' });
  await shows({ line: 'listening', problem: strings.refused.taken });
});

test('says when nothing is recorded, and therefore nothing heard', async () => {
  const { tell, shows } = await lineTo('listener');
  tell({ type: 'ready', callId: newId('call') });
  tell({ type: 'muted', muted: true });
  await shows({ line: 'listening', isMuted: true, hasSound: false });
});

test.each([
  [1000, { notice: strings.refused.ended, problem: null }],
  [4404, { notice: null, problem: strings.over }],
  [4410, { notice: null, problem: strings.elsewhere }],
  [4429, { notice: null, problem: strings.full }],
  [4999, { notice: null, problem: strings.lost }],
])('tells what a line that is closed with %i means', async (code, told) => {
  const { socket, shows } = await lineTo('listener');
  socket.close(code);
  await shows({ line: 'off', ...told });
});

test('nobody takes a call over by voice where there is no microphone, and nothing is dialled', async () => {
  const invite = vi.fn();
  let state: OperatorState = NO_LINE;
  const line = new OperatorLine({
    as: 'voice',
    invite,
    onChange: (change) => {
      state = changeOperator(state, change, strings);
    },
  });
  await line.start();
  expect(state).toMatchObject({ line: 'off', problem: strings.microphone.missing });
  expect(invite).not.toHaveBeenCalled();
});
