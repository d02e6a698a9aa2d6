import { once } from 'node:events';
import { signPagePass } from '@aybiza/auth/page-pass';
import { type VisitorMessage, visitorMessageSchema } from '@aybiza/call-protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { PAGE_ORIGIN, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

const TOKEN = 'a-token-of-twenty-letters';
const SITE = 'https://www.example.com';

let voice: TestVoice;
beforeEach(async () => {
  voice = await startTestVoice({ statechart: practiceStatechart(), token: TOKEN, origin: SITE });
});
afterEach(() => voice.close());

interface Visit {
  /** The page that the browser says it is on; null: it says nothing. */
  origin?: string | null;
  /** For whose page the address was given. */
  pass?: string;
  path?: string;
  token?: string;
}

/** The page of a visitor, which plays sound at once and reports it as played. */
function visit({ origin = SITE, pass = signPagePass(SITE, voice.secret), path, token = TOKEN }: Visit = {}) {
  const address = `${voice.url.replace('http', 'ws')}${path ?? `/widget/call/${pass}`}`;
  const socket = new WebSocket(address, origin === null ? {} : { origin });
  const seen: VisitorMessage[] = [];
  const unknown: unknown[] = [];
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'hello', protocol: 1, token, audio: { encoding: 'none' } }));
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) return;
    const said: unknown = JSON.parse(data.toString());
    const message = visitorMessageSchema.safeParse(said);
    if (!message.success) unknown.push(said);
    else seen.push(message.data);
    if (message.data?.type === 'mark') send({ type: 'played', mark: message.data.mark });
  });
  const refused = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
  const until = async (isThere: (message: VisitorMessage) => boolean) => {
    while (!seen.some(isThere)) await once(socket, 'message');
    return seen.find(isThere);
  };
  return { socket, seen, unknown, send, refused, until, closed: once(socket, 'close').then(([code]) => code) };
}

it('a visitor writes, reads what the agent says, and is told no more of the flow than that', async () => {
  const page = visit();
  await page.until((message) => message.type === 'line' && message.text.includes('How can I help'));
  page.send({ type: 'text', text: 'what are your opening hours' });
  await page.until((message) => message.type === 'line' && message.text.includes('anything else'));
  page.send({ type: 'text', text: 'no thank you' });
  expect(await page.closed).toBe(1000);
  expect(page.unknown).toEqual([]);
  expect(page.seen).toContainEqual(expect.objectContaining({ who: 'visitor', text: 'what are your opening hours' }));
  expect(page.seen.at(-1)).toEqual({ type: 'ended', outcome: '', reason: 'finished' });
});

it('the call is one of the widget’s channel, from nobody’s number, with the page that the visitor was on', async () => {
  const page = visit();
  await page.until(({ type }) => type === 'ready');
  page.send({ type: 'hangUp' });
  const { identity } = await voice.records.ended();
  page.socket.terminate();
  expect(identity).toMatchObject({ channel: 'widget', from: '', to: SITE });
});

describe('check 123: a widget’s socket is for the page that it was given to', () => {
  it.each([
    ['another page', 'https://evil.test'],
    ['no page', null],
    ['a page without an origin', 'null'],
    ['a look-alike', `${SITE}.evil.test`],
    ['a subdomain', 'https://evil.www.example.com'],
    ['another port', `${SITE}:8443`],
    ['another scheme', 'http://www.example.com'],
    ['capital letters', 'https://WWW.EXAMPLE.COM'],
    ['a page of the designer', PAGE_ORIGIN],
  ])('%s is refused before it has a socket', async (_who, origin) => {
    expect(await visit({ origin }).refused).toBe(403);
  });

  it('a pass that we have not signed opens nothing', async () => {
    const [payload] = signPagePass('https://evil.test', voice.secret).split('.');
    const [, signature] = signPagePass(SITE, voice.secret).split('.');
    const pass = `${payload}.${signature}`;
    expect(await visit({ origin: 'https://evil.test', pass }).refused).toBe(403);
    expect(await visit({ pass: 'x' }).refused).toBe(403);
    expect(await visit({ path: '/widget/call/' }).refused).toBe(404);
  });

  it('the token of one page cannot be used on another, not even one with a pass of its own', async () => {
    const origin = 'https://other.example.com';
    const page = visit({ origin, pass: signPagePass(origin, voice.secret) });
    expect(await page.closed).toBe(4401);
    expect(voice.records.calls.size).toBe(0);
  });

  it('a visitor’s token opens nothing on the road of the designer’s own pages', async () => {
    expect(await visit({ origin: PAGE_ORIGIN, path: '/browser/call' }).closed).toBe(4401);
  });

  it('a token is used once', async () => {
    await visit().until(({ type }) => type === 'ready');
    expect(await visit().closed).toBe(4401);
  });

  it('nobody comes back into a visitor’s call from another page', async () => {
    const lost = visit();
    const ready = await lost.until(({ type }) => type === 'ready');
    if (ready?.type !== 'ready' || ready.resumeToken === undefined) throw new Error('there is a way back');
    lost.socket.terminate();
    const origin = 'https://other.example.com';
    const stolen = visit({ origin, pass: signPagePass(origin, voice.secret), token: ready.resumeToken });
    expect(await stolen.closed).toBe(4401);
  });
});

it('a visitor’s page comes back to its call, and goes on in its own words', async () => {
  const lost = visit();
  const ready = await lost.until(({ type }) => type === 'ready');
  if (ready?.type !== 'ready' || ready.resumeToken === undefined) throw new Error('there is a way back');
  lost.socket.terminate();
  const page = visit({ token: ready.resumeToken });
  expect(await page.until(({ type }) => type === 'ready')).toMatchObject({ callId: ready.callId });
  page.send({ type: 'hangUp' });
  await voice.records.ended();
  page.socket.terminate();
  expect(page.unknown).toEqual([]);
});

it('when a limit of the workspace is reached, a visitor reads its sentence', async () => {
  await voice.close();
  const sentence = 'We have taken all calls for today. Please call tomorrow.';
  const turnedAway = { limit: 'callsPerDay', sentence };
  voice = await startTestVoice({ statechart: practiceStatechart(), token: TOKEN, origin: SITE, turnedAway });
  const page = visit();
  await page.until((message) => message.type === 'line' && message.text.includes(sentence));
  page.socket.terminate();
});

it('a visitor cannot answer in the stead of another system', async () => {
  const page = visit();
  await page.until(({ type }) => type === 'ready');
  page.send({ type: 'answer', wait: 1, outcome: 'answered', status: 200, body: { free: true } });
  expect(await page.closed).toBe(4400);
});
