import { once } from 'node:events';
import { CLOSE_CODES, serverMessageSchema } from '@aybiza/call-protocol';
import type { AccessGround } from '@aybiza/db/lost-access';
import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openOperatorPage } from './testing/operator-page.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { PAGE_ORIGIN, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

const TOKEN = 'a-token-of-twenty-letters';
const OPERATOR_TOKEN = 'another-token-of-thirty-letters';
const workspaceId = workspaceIdSchema.parse(newId('workspace'));
const ground: AccessGround = { workspaceId, userId: 'anna', roles: ['owner', 'editor'], sessionId: 'session' };

let voice: TestVoice;
/** What ends the rights that are watched over, in the order in which they were shown. */
let watched: { ground: AccessGround; onLost: () => void }[];

beforeEach(async () => {
  watched = [];
  voice = await startTestVoice({
    statechart: practiceStatechart(),
    token: TOKEN,
    ground,
    access: {
      watch(of, onLost) {
        const entry = { ground: of, onLost };
        watched.push(entry);
        return () => void watched.splice(watched.indexOf(entry), 1);
      },
    },
    operators: {
      read: () => {
        const [callId] = voice.records.calls.keys();
        return callId && { workspaceId, callId, by: 'berta', as: 'listener', jti: OPERATOR_TOKEN, ground };
      },
      use: async () => true,
      addressOf: async () => undefined,
      left: async () => undefined,
    },
  });
});
afterEach(() => voice.close());

async function callIn(token = TOKEN) {
  const socket = new WebSocket(`${voice.url.replace('http', 'ws')}/browser/call`, { origin: PAGE_ORIGIN });
  socket.on('open', () =>
    socket.send(JSON.stringify({ type: 'hello', protocol: 1, token, audio: { encoding: 'none' } })),
  );
  const closed = once(socket, 'close');
  const [data] = await once(socket, 'message');
  const ready = serverMessageSchema.parse(JSON.parse(String(data)));
  if (ready.type !== 'ready' || ready.resumeToken === undefined) throw new Error('the page is let in with a way back');
  return { socket, closed, resumeToken: ready.resumeToken };
}

it('check 95: a test call ends when the right of whoever calls does', async () => {
  const { closed } = await callIn();
  expect(watched.map((one) => one.ground)).toEqual([ground]);
  watched[0]?.onLost();
  expect((await closed)[0]).toBe(CLOSE_CODES.denied);
  await voice.records.ended();
  await expect.poll(() => watched).toEqual([]);
});

it('check 95: a page that comes back to its call is watched over again', async () => {
  const first = await callIn();
  first.socket.terminate();
  await first.closed;
  const second = await callIn(first.resumeToken);
  await expect.poll(() => watched.map((one) => one.ground)).toEqual([ground]);
  watched[0]?.onLost();
  expect((await second.closed)[0]).toBe(CLOSE_CODES.denied);
});

it('check 102: whoever listens to a live call hears nothing more when their right ends, and the call goes on', async () => {
  await callIn();
  const page = openOperatorPage(voice.url, OPERATOR_TOKEN);
  await page.told('ready');
  const closed = once(page.socket, 'close');
  watched.at(-1)?.onLost();
  expect((await closed)[0]).toBe(CLOSE_CODES.denied);
  await expect.poll(() => watched.length).toBe(1);
  expect([...voice.records.calls.values()].map(({ end }) => end)).toEqual([null]);
});
