import { once } from 'node:events';
import { type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { PAGE_ORIGIN, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

let voice: TestVoice;
const TOKEN = 'a-token-of-twenty-letters';

beforeAll(async () => {
  voice = await startTestVoice({ statechart: practiceStatechart(), token: TOKEN });
});

afterAll(() => voice.close());

/** A page that plays sound at once and reports it as played. */
function openPage(onSpoken: (text: string, send: (message: object) => void) => void) {
  const socket = new WebSocket(`${voice.url.replace('http', 'ws')}/browser/call`, { origin: PAGE_ORIGIN });
  const seen: ServerMessage[] = [];
  let soundBytes = 0;
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'hello', protocol: 1, token: TOKEN, audio: { encoding: 'none' } }));
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) {
      soundBytes += data.length;
      return;
    }
    const message = serverMessageSchema.parse(JSON.parse(data.toString()));
    seen.push(message);
    if (message.type === 'mark') send({ type: 'played', mark: message.mark });
    if (message.type === 'event' && message.event.type === 'agentSpoke') onSpoken(message.event.text, send);
  });
  return { closed: once(socket, 'close'), seen, soundBytes: () => soundBytes };
}

it('a page calls by typing and by keys, hears sound, follows the path, and is told how it ended', async () => {
  const page = openPage((text, send) => {
    if (text.includes('How can I help')) send({ type: 'key', key: '3' });
    if (text.includes('anything else')) send({ type: 'text', text: 'no thank you' });
  });
  const [code] = await page.closed;
  expect(code).toBe(1000);
  expect(page.soundBytes()).toBeGreaterThan(8_000);
  expect(page.seen.at(-1)).toEqual({ type: 'ended', outcome: 'informed', reason: 'finished' });
  const path = page.seen.flatMap((message) =>
    message.type === 'event' && message.event.type === 'moved' ? [message.event.to] : [],
  );
  expect(path).toEqual(['need', 'hours', 'anythingElse', 'moreOrNot', 'goodbye']);
  expect((await voice.records.ended()).identity).toMatchObject({ channel: 'browser', isTest: true });
});
