import { type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { compileFlow, flowSchema } from '@aybiza/flow';
import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import type { Statechart } from '@aybiza/statechart';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { OperatorTicket } from './records/operator-records.ts';
import { type OperatorPage, openOperatorPage } from './testing/operator-page.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { PAGE_ORIGIN, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

const TOKEN = 'a-token-of-twenty-letters';

let voice: TestVoice;
/** By token. */
let tickets: Map<string, OperatorTicket>;
let visits: { readonly ticket: OperatorTicket; readonly refused: string | undefined }[];
const open: WebSocket[] = [];

async function start(statechart: Statechart): Promise<void> {
  [tickets, visits] = [new Map(), []];
  voice = await startTestVoice({
    statechart,
    token: TOKEN,
    operators: {
      read: (token) => tickets.get(token),
      use: async ({ jti }) => [...tickets].some(([token, ticket]) => ticket.jti === jti && tickets.delete(token)),
      addressOf: async () => undefined,
      left: async (ticket, { refused }) => void visits.push({ ticket, refused }),
    },
  });
}

beforeEach(() => start(practiceStatechart()));
afterEach(async () => {
  for (const socket of open.splice(0)) socket.terminate();
  await voice.close();
});

/** Asks for a card while nothing is recorded. */
function cardStatechart(): Statechart {
  const menu = (prompt: string, id: string) => ({
    kind: 'menu',
    label: prompt,
    data: { prompt, options: [{ id, label: id, phrases: [id] }] },
  });
  const recording = (mode: string) => ({ kind: 'recording', label: mode, data: { mode } });
  const path = {
    start: { kind: 'start', label: 'Start', data: {} },
    ask: menu('What can I do for you?', 'pay'),
    pause: recording('pause'),
    card: menu('Your card, please.', 'done'),
    resume: recording('resume'),
    more: menu('Anything else?', 'no'),
    bye: { kind: 'end', label: 'Bye', data: { text: 'Goodbye.', outcome: 'paid' } },
  };
  const wires = [
    ['start', 'next', 'ask'],
    ['ask', 'option.pay', 'pause'],
    ['pause', 'next', 'card'],
    ['card', 'option.done', 'resume'],
    ['resume', 'next', 'more'],
    ['more', 'option.no', 'bye'],
  ];
  const edges = wires.map(([node, port, to], index) => [`e${index}`, { from: { node, port }, to: { node: to } }]);
  const compiled = compileFlow(
    flowSchema.parse({ schemaVersion: 1, name: 'Card', nodes: path, edges: Object.fromEntries(edges) }),
  );
  if (!compiled.ok) throw new Error(`the flow does not compile: ${JSON.stringify(compiled.error)}`);
  return compiled.value.statechart;
}

/** No two bytes in a row alike, and none that stands for silence. */
const sound = (length: number, from: number) => Uint8Array.from({ length }, (_, index) => ((from + index) % 120) + 1);

/** A caller on a page, who plays what they hear at once. */
async function callIn() {
  const socket = new WebSocket(`${voice.url.replace('http', 'ws')}/browser/call`, { origin: PAGE_ORIGIN });
  open.push(socket);
  const seen: ServerMessage[] = [];
  const heard: Buffer[] = [];
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'hello', protocol: 1, token: TOKEN, audio: { encoding: 'mulaw' } }));
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) return heard.push(Buffer.from(data));
    const message = serverMessageSchema.parse(JSON.parse(data.toString()));
    seen.push(message);
    if (message.type === 'mark') send({ type: 'played', mark: message.mark });
    return undefined;
  });
  const events = () => seen.flatMap((message) => (message.type === 'event' ? [message.event] : []));
  const spoken = () => events().flatMap((event) => (event.type === 'agentSpoke' ? [event.text] : []));
  await expect.poll(() => events().some(({ type }) => type === 'agentHeard')).toBe(true);
  const [callId] = voice.records.calls.keys();
  if (callId === undefined) throw new Error('the call has begun');
  return {
    socket,
    send,
    events,
    spoken,
    callId,
    heard: () => Buffer.concat(heard),
    speak: (audio: Uint8Array) => socket.send(audio),
  };
}

type Caller = Awaited<ReturnType<typeof callIn>>;

function lookOn({ callId }: Pick<Caller, 'callId'>, as: OperatorTicket['as'], by = 'anna'): OperatorPage {
  const token = newId('request').padEnd(30, '0');
  tickets.set(token, { workspaceId: workspaceIdSchema.parse(newId('workspace')), callId, by, as, jti: token });
  const page = openOperatorPage(voice.url, token);
  open.push(page.socket);
  return page;
}

it('a listener hears the real sound of both sides, and the caller notices nothing', async () => {
  const caller = await callIn();
  const page = lookOn(caller, 'listener');
  await page.told('ready');
  const before = caller.heard().length;
  const said = sound(1_600, 7);
  for (let at = 0; at < said.length; at += 160) caller.speak(said.subarray(at, at + 160));
  await expect.poll(() => Buffer.compare(page.heard('caller'), said)).toBe(0);
  caller.send({ type: 'text', text: 'book an appointment' });
  await expect.poll(() => caller.spoken().at(-1)).toContain('Which day');
  await expect.poll(() => caller.heard().length - before).toBeGreaterThan(4_000);
  await expect.poll(() => Buffer.compare(page.heard('agent'), caller.heard().subarray(before))).toBe(0);
  // A microphone that was not asked for is nobody's.
  const length = caller.heard().length;
  page.speak(sound(160, 50));
  page.send({ type: 'giveBack' });
  caller.socket.close();
  expect(caller.heard().length).toBe(length);
});

it('whoever takes over by voice and the caller hear each other, the agent is silent, and then goes on with its question', async () => {
  const caller = await callIn();
  const page = lookOn(caller, 'voice');
  expect(await page.told('tookOver')).toEqual({ type: 'tookOver', how: 'voice' });
  const before = caller.heard().length;
  const words = sound(3_200, 1);
  for (let at = 0; at < words.length; at += 160) page.speak(words.subarray(at, at + 160));
  await expect.poll(() => Buffer.compare(caller.heard().subarray(before), words)).toBe(0);
  const said = sound(1_600, 60);
  caller.speak(said);
  await expect.poll(() => Buffer.compare(page.heard('caller'), said)).toBe(0);
  expect(page.heard('agent')).toHaveLength(0);
  const agentSaid = caller.spoken().length;
  caller.send({ type: 'text', text: 'book an appointment' });
  await expect.poll(() => caller.events().some(({ type }) => type === 'operatorHeard')).toBe(true);
  expect(caller.spoken()).toHaveLength(agentSaid);
  page.send({ type: 'giveBack' });
  expect(await page.told('released')).toEqual({ type: 'released', why: 'asked' });
  await expect.poll(() => caller.spoken().at(-1)).toContain('talking with the assistant again');
  caller.send({ type: 'text', text: 'book an appointment' });
  await expect.poll(() => caller.spoken().at(-1)).toContain('Which day');
});

it('what an operator types is said by the agent’s voice; when their page is lost, the agent is back', async () => {
  const caller = await callIn();
  const page = lookOn(caller, 'text');
  await page.told('tookOver');
  const before = caller.heard().length;
  page.send({ type: 'say', text: 'Anna here, one moment.' });
  await expect.poll(() => caller.heard().length - before).toBeGreaterThan(4_000);
  page.socket.terminate();
  await expect.poll(() => caller.spoken().at(-1)).toContain('talking with the assistant again');
  expect(caller.events().findLast(({ type }) => type === 'gaveBack')).toMatchObject({ by: 'anna', why: 'lost' });
  await expect.poll(() => visits).toMatchObject([{ ticket: { as: 'text', by: 'anna' } }]);
});

it('of two who take over at once one has the call; the other is told, and may listen', async () => {
  const caller = await callIn();
  const pages = [lookOn(caller, 'text'), lookOn(caller, 'text', 'ben')];
  const outcomes = () =>
    pages.flatMap(({ news }) => news.filter(({ type }) => type === 'tookOver' || type === 'refused'));
  await expect.poll(() => outcomes().length).toBe(2);
  expect(outcomes()).toEqual(
    expect.arrayContaining([
      { type: 'tookOver', how: 'text' },
      { type: 'refused', why: 'taken' },
    ]),
  );
  expect(caller.events().filter(({ type }) => type === 'tookOver')).toHaveLength(1);
  // It is written down of each whether they had the call.
  for (const { socket } of pages) socket.close();
  await expect.poll(() => visits.map(({ refused }) => refused).toSorted()).toEqual(['taken', undefined]);
});

it('lets no more than five look on at a call, and none without a token of ours or from a foreign page', async () => {
  const caller = await callIn();
  const pages = Array.from({ length: 5 }, () => lookOn(caller, 'listener'));
  for (const page of pages) await page.told('ready');
  expect(await lookOn(caller, 'listener').closed).toBe(4429);
  pages[0]?.socket.close();
  // Whoever was turned away has been here as well.
  await expect.poll(() => visits.map(({ refused }) => refused).toSorted()).toEqual(['busy', undefined]);
  const again = lookOn(caller, 'listener');
  await again.told('ready');
  expect(await openOperatorPage(voice.url, 'made-up-by-somebody-of-no-house').closed).toBe(4404);
  const foreign = openOperatorPage(voice.url, TOKEN, { origin: 'https://elsewhere.example' });
  expect(await foreign.closed).toBe(1006);
});

it('a token for a call that is over opens nothing, and those who look on are told when it ends', async () => {
  const caller = await callIn();
  const page = lookOn(caller, 'listener');
  await page.told('ready');
  caller.send({ type: 'hangUp' });
  expect(await page.closed).toBe(1000);
  expect(await lookOn(caller, 'listener').closed).toBe(4404);
});

it('a listener who takes nothing is left out, and the caller hears everything', async () => {
  const caller = await callIn();
  const page = lookOn(caller, 'listener');
  await page.told('ready');
  page.socket.pause();
  const before = caller.heard().length;
  for (let second = 0; second < 3; second += 1) caller.speak(sound(8_000, second));
  caller.send({ type: 'text', text: 'book an appointment' });
  await expect.poll(() => caller.heard().length - before).toBeGreaterThan(4_000);
  expect(caller.socket.readyState).toBe(WebSocket.OPEN);
});

it('while the recording is paused a listener is told so and hears nothing; whoever talks with the caller hears them', async () => {
  await voice.close();
  await start(cardStatechart());
  const caller = await callIn();
  const page = lookOn(caller, 'listener');
  await page.told('ready');
  const muted = () => page.news.flatMap((news) => (news.type === 'muted' ? [news.muted] : []));
  caller.send({ type: 'text', text: 'pay' });
  await expect.poll(() => caller.spoken().at(-1)).toContain('card');
  const secret = sound(1_600, 3);
  caller.speak(secret);
  await expect.poll(() => muted().at(-1)).toBe(true);
  const talking = lookOn(caller, 'voice', 'ben');
  await talking.told('tookOver');
  caller.speak(secret);
  await expect.poll(() => Buffer.compare(talking.heard('caller'), secret)).toBe(0);
  talking.send({ type: 'giveBack' });
  await talking.told('released');
  await expect.poll(() => caller.spoken().at(-1)).toContain('card');
  caller.send({ type: 'text', text: 'done' });
  await expect.poll(() => caller.spoken().at(-1)).toContain('Anything else');
  const open = sound(1_600, 40);
  caller.speak(open);
  await expect.poll(() => Buffer.compare(page.heard('caller'), open)).toBe(0);
  expect(muted().at(-1)).toBe(false);
});
