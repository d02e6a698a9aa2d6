import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Rehearsal } from '@aybiza/call-log';
import { type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { fitCourse } from '@aybiza/dialogue';
import { compileFlow, parseFlow } from '@aybiza/flow';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { bridgingSentence } from './call/decide/bridging.ts';
import { PAGE_ORIGIN, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

let voice: TestVoice;
const TOKEN = 'a-token-of-twenty-letters';

const statechart = withExample();
const rehearsals = new Map<string, Rehearsal>();
/** What the calendar was asked to do, in order. */
let asked: string[];

beforeEach(async () => {
  asked = [];
  voice = await startTestVoice({
    statechart,
    token: TOKEN,
    rehearsals,
    calendar(operation, { date, time }) {
      asked.push(operation);
      return { status: 200, body: { date, time, free: true, found: true, reference: 'B-18' } };
    },
  });
});

afterEach(() => voice.close());

/** The demo, whose search for a free slot has an example pinned to it; nothing else has. */
function withExample() {
  const file = new URL('../../../packages/flow/templates/dental-practice.json', import.meta.url);
  const flow: { nodes: { findSlot: { data: object } } } = JSON.parse(readFileSync(file, 'utf8'));
  const { findSlot } = flow.nodes;
  const body = { free: true, found: true, date: '2026-12-24', time: '11:00' };
  const nodes = {
    ...flow.nodes,
    findSlot: { ...findSlot, data: { ...findSlot.data, example: { status: 200, body } } },
  };
  const parsed = parseFlow({ ...flow, nodes });
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (compiled?.ok !== true) throw new Error('the demo compiles with an example');
  return compiled.value.statechart;
}

/** A page that plays sound at once and reports it as played. */
function openPage(
  onSpoken: (text: string, send: (message: object) => void) => void,
  { token = TOKEN, query = '' } = {},
) {
  const address = `${voice.url.replace('http', 'ws')}/browser/call${query}`;
  const socket = new WebSocket(address, { origin: PAGE_ORIGIN });
  const seen: ServerMessage[] = [];
  let soundBytes = 0;
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'hello', protocol: 1, token, audio: { encoding: 'none' } }));
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
  const closed = once(socket, 'close');
  return { socket, closed, send, seen, soundBytes: () => soundBytes };
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
  expect(path).toEqual(['known', 'need', 'hours', 'anythingElse', 'moreOrNot', 'goodbye']);
  expect((await voice.records.ended()).identity).toMatchObject({ channel: 'browser', isTest: true });
});

const nothing = () => undefined;
/** Resolves once the page has been told its call, with the token that leads back to it. */
async function readyOf({ seen, socket }: ReturnType<typeof openPage>) {
  while (!seen.some(({ type }) => type === 'ready')) await once(socket, 'message');
  const ready = seen.find((message) => message.type === 'ready');
  if (ready?.resumeToken === undefined) throw new Error('the page gets a way back');
  return { callId: ready.callId, token: ready.resumeToken };
}

it('a page that lost its socket comes back to its call, where it was', async () => {
  const lost = openPage(nothing);
  const { callId, token } = await readyOf(lost);
  lost.socket.terminate();
  await lost.closed;
  const page = openPage(
    (text, send) => {
      if (text.includes('anything else')) send({ type: 'text', text: 'no thank you' });
    },
    { token, query: '?back=1' },
  );
  expect((await readyOf(page)).callId).toBe(callId);
  const saysAgain = () =>
    page.seen.flatMap((message) =>
      message.type === 'event' && message.event.type === 'agentSpoke' ? [message.event.text] : [],
    );
  while (saysAgain().length === 0) await once(page.socket, 'message');
  expect(saysAgain()).toEqual([bridgingSentence('en')]);
  page.send({ type: 'key', key: '3' });
  await page.closed;
  expect(page.seen.at(-1)).toEqual({ type: 'ended', outcome: 'informed', reason: 'finished' });
  expect(voice.records.calls.size).toBe(1);
});

it('a second socket without the newest token is refused, and does not disturb the first', async () => {
  const lost = openPage(nothing);
  const { token: used } = await readyOf(lost);
  lost.socket.terminate();
  const page = openPage(nothing, { token: used, query: '?back=1' });
  const { token: newest, callId } = await readyOf(page);
  for (const token of [used, TOKEN, `back_${callId}_9_of_twenty_letters`]) {
    const [code] = await openPage(nothing, { token, query: '?back=1' }).closed;
    expect(code).toBe(4401);
  }
  expect(page.socket.readyState).toBe(WebSocket.OPEN);
  const newer = openPage(nothing, { token: newest, query: '?back=1' });
  expect((await readyOf(newer)).callId).toBe(callId);
  // Whoever holds the newest token has the call; the older socket is told that it goes on elsewhere.
  expect((await page.closed)[0]).toBe(4410);
});

it('a page goes back to a turn of its call: it hears that turn, and nothing before it is done again', async () => {
  const page = openPage((text, send) => {
    if (text.includes('How can I help'))
      send({ type: 'text', text: 'I would like to book an appointment next Thursday at half past three' });
    if (text.includes('your name')) send({ type: 'text', text: 'my name is Sarah Jones' });
    if (text.includes('Is that right')) send({ type: 'text', text: 'yes' });
  });
  await page.closed;
  expect(asked).toEqual(['findSlot', 'book']);
  const { events, identity } = await voice.records.ended();
  const seq = events.find((event) => event.type === 'agentSpoke' && event.text.includes('Is that right'))?.seq ?? 0;
  const { happenings, answer } = fitCourse(statechart, { was: statechart, events, beforeSeq: seq });
  const goingBack = { callId: identity.id, seq, happenings: [...happenings], answer, fits: true, instead: null };
  const token = 'goes-back-of-twenty-letters';
  rehearsals.set(token, { goingBack, requests: 'sent' });
  const again = openPage(nothing, { token });
  const isBack = () => again.seen.some((message) => message.type === 'event' && message.event.type === 'wentBack');
  while (!isBack() || again.soundBytes() === 0) await once(again.socket, 'message');
  expect(asked).toEqual(['findSlot', 'book']);
  again.send({ type: 'text', text: 'yes' });
  await again.closed;
  expect(again.seen.at(-1)).toEqual({ type: 'ended', outcome: 'booked', reason: 'finished' });
  // From that turn on the call is real.
  expect(asked).toEqual(['findSlot', 'book', 'book']);
});

/** Says what books an appointment, as it is asked for. */
function books(text: string, send: (message: object) => void) {
  if (text.includes('How can I help')) send({ type: 'text', text: 'I want to book an appointment tomorrow at ten' });
  if (text.includes('your name')) send({ type: 'text', text: 'my name is Sarah Jones' });
  if (text.includes('Is that right')) send({ type: 'text', text: 'yes' });
}

it('a call that is tried answers a request with the example pinned to it, and says so; what has none is asked', async () => {
  rehearsals.set(TOKEN, { goingBack: null, requests: 'examples' });
  const page = openPage(books);
  await page.closed;
  expect(page.seen.at(-1)).toEqual({ type: 'ended', outcome: 'booked', reason: 'finished' });
  expect(asked).toEqual(['book']);
  const { events } = await voice.records.ended();
  expect(events).toContainEqual(expect.objectContaining({ type: 'requestRehearsed', by: 'example' }));
  const found = events.find(({ type }) => type === 'requestFinished');
  expect(found).toMatchObject({ status: 200, body: { date: '2026-12-24' } });
});

it('the author of a call that is tried answers its requests by hand', async () => {
  rehearsals.set(TOKEN, { goingBack: null, requests: 'asked' });
  const page = openPage(books);
  const answers = [
    { outcome: 'answered', status: 200, body: { free: true, found: true, date: '2026-12-24', time: '11:00' } },
    { outcome: 'timeout', status: 0, body: null },
  ];
  page.socket.on('message', (data: Buffer, isBinary: boolean) => {
    const message = isBinary ? undefined : serverMessageSchema.parse(JSON.parse(data.toString()));
    if (message?.type === 'event' && message.event.type === 'requestRehearsed')
      page.send({ type: 'answer', wait: message.event.wait, ...answers.shift() });
    if (message?.type === 'event' && message.event.type === 'moved' && message.event.port === 'timeout')
      page.socket.close();
  });
  await page.closed;
  expect(asked).toEqual([]);
  const events = page.seen.flatMap((message) => (message.type === 'event' ? [message.event] : []));
  expect(events).toContainEqual(expect.objectContaining({ type: 'moved', node: 'findSlot', port: 'ok' }));
  expect(events.filter(({ type }) => type === 'requestFinished')).toMatchObject([
    { status: 200 },
    { outcome: 'timeout' },
  ]);
});

it('nobody but the author of a call that is tried speaks for another system', async () => {
  const page = openPage((text, send) => {
    // Whatever is waited for, and before it is: all numbers that the call can have come to.
    for (let wait = 0; wait < 20; wait += 1)
      send({ type: 'answer', wait, outcome: 'answered', status: 200, body: { date: '1999-01-01', free: true } });
    books(text, send);
  });
  await page.closed;
  expect(asked).toEqual(['findSlot', 'book']);
  expect(JSON.stringify((await voice.records.ended()).events)).not.toContain('1999-01-01');
});
