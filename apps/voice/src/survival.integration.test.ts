import { once } from 'node:events';
import { createCallToken } from '@aybiza/auth/call-token';
import { type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { PbxCall } from '@aybiza/sandbox/pbx/pbx-call';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { bridgingSentence } from './call/decide/bridging.ts';
import { heardWhole } from './testing/heard-whole.ts';
import { hears } from './testing/hears.ts';
import type { PublishedLine } from './testing/publish-line.ts';
import { readRecord } from './testing/read-record.ts';
import { type EffectLog, publishSurvivalLine, SURVIVAL_DESK, startEffectLog } from './testing/survival-line.ts';
import { startVoiceFleet, type VoiceFleet, type VoiceProcess } from './testing/voice-fleet.ts';

// Whole processes die and start here, on machines that may do a lot beside it: how long that takes is measured elsewhere.

const world = useDatabase();
const BRIDGE = bridgingSentence('en');
const QUESTION = 'Thank you Maria Lopez. Coffee or a person?';
let sandbox: Sandbox;
let effects: EffectLog;
let fleet: VoiceFleet;
let line: PublishedLine;
/** Gets the calls; the other one stands by. */
let first: VoiceProcess;
let second: VoiceProcess;

beforeAll(async () => {
  [sandbox, effects] = await Promise.all([startSandbox({ fast: true }), startEffectLog()]);
  line = await publishSurvivalLine(world.db, effects.url);
  fleet = await startVoiceFleet({ databaseUrl: world.place.appUrl, sandbox, allowPrivate: effects.address });
});

beforeEach(async () => {
  first = await fleet.start();
  second = await fleet.start();
});

afterEach(async () => {
  effects.hold(false);
  await fleet.end();
});

afterAll(async () => {
  await fleet?.close();
  await effects?.close();
  await sandbox?.close();
});

async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  first.signal(signal);
  await first.gone;
  fleet.takeOut(first);
}

async function recordOf(callSid: string) {
  const record = await readRecord(world.db, callSid);
  if (record === undefined) throw new Error('the call has no record');
  return record;
}

/** What the request is answered with was heard: how long the caller waits for it says nothing. */
async function asked(callSid: string): Promise<void> {
  const events = async () => (await readRecord(world.db, callSid))?.events ?? [];
  await expect.poll(async () => heardWhole(await events(), QUESTION)).toBe(true);
}

const ended = (callSid: string) => expect.poll(async () => (await recordOf(callSid)).call.status).toBe('ended');

test('the caller of a process that was killed hears one sentence and the question again, and nothing is lost', async () => {
  const call = fleet.phone();
  await call.agentFinished({ quietMs: 300 });
  await call.say('my name is Maria Lopez');
  await asked(call.callSid);
  const killedMs = call.nowMs;
  await kill();
  await hears(call, `${BRIDGE} ${QUESTION}`, killedMs);
  await call.say('coffee');
  await call.ended;
  await ended(call.callSid);
  const { call: record, events } = await recordOf(call.callSid);
  expect(record).toMatchObject({ outcome: 'coffee', turns: 2, variables: { name: 'Maria Lopez', ticket: 7 } });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index));
  expect(events.filter(({ type }) => type === 'taken')).toHaveLength(1);
  expect(effects.requests.filter((body) => body.includes(record.id))).toHaveLength(1);
});

test('the caller of a PBX comes back in the process that is left, by the dial plan of the PBX', async () => {
  const call = new PbxCall({
    url: fleet.publicUrl,
    secret: line.pbxSecret,
    from: '+447700900456',
    voice: sandbox.voice,
    recogniser: sandbox.recogniser,
  });
  await call.agentFinished({ quietMs: 300 });
  await call.say('my name is Maria Lopez');
  const callSid = `pbx:${line.phoneNumberId}:${call.name}`;
  await asked(callSid);
  const killedMs = call.nowMs;
  await kill();
  await hears(call, `${BRIDGE} ${QUESTION}`, killedMs);
  await call.say('coffee');
  await call.ended;
  await ended(callSid);
  const { call: record, events } = await recordOf(callSid);
  expect(record).toMatchObject({ channel: 'phone', outcome: 'coffee', variables: { name: 'Maria Lopez', ticket: 7 } });
  expect(events.filter(({ type }) => type === 'taken')).toHaveLength(1);
  expect(effects.requests.filter((body) => body.includes(record.id))).toHaveLength(1);
});

test('a request that cannot be sent twice is not, and its flow goes on where it failed', async () => {
  effects.hold(true);
  const call = fleet.phone();
  await call.agentFinished({ quietMs: 300 });
  const before = effects.requests.length;
  await call.say('my name is Maria Lopez');
  await effects.received(before + 1);
  // All of it was heard: only the bridging sentence and the way on are to come.
  await call.agentFinished({ quietMs: 300 });
  const killedMs = call.nowMs;
  await kill();
  effects.hold(false);
  const way = 'I could not note it, Maria Lopez. Coffee or a person?';
  await hears(call, `${BRIDGE} ${way}`, killedMs);
  await call.say('coffee');
  await call.ended;
  await ended(call.callSid);
  const { call: record, events } = await recordOf(call.callSid);
  expect(record).toMatchObject({ outcome: 'coffee', variables: { name: 'Maria Lopez' } });
  expect(events.filter(({ type }) => type === 'noted')).toMatchObject([{ code: 'OUTCOME_UNKNOWN', detail: 'request' }]);
  expect(effects.requests.slice(before)).toHaveLength(1);
});

test('a person who is being rung when the process dies is rung once, and the caller is back when nobody comes', async () => {
  const call = fleet.phone({ dial: { [SURVIVAL_DESK]: 'busy' }, ringMs: 2_500 });
  await call.agentFinished({ quietMs: 300 });
  await call.say('my name is Maria Lopez');
  await asked(call.callSid);
  await call.say('a person');
  await expect.poll(() => call.events.some((event) => event.type === 'verb' && event.verb === 'dial')).toBe(true);
  const killedMs = call.nowMs;
  await kill();
  const way = 'Nobody is there, Maria Lopez. Coffee or a person?';
  await hears(call, `${BRIDGE} ${way}`, killedMs);
  call.hangUp();
  await call.ended;
  await ended(call.callSid);
  expect(call.events.filter(({ type }) => type === 'dialled')).toHaveLength(1);
  expect((await recordOf(call.callSid)).call).toMatchObject({ endReason: 'hungUp', variables: { ticket: 7 } });
});

test('a caller who was put through stays put through, and the record says so', async () => {
  const call = fleet.phone({ dial: { [SURVIVAL_DESK]: 'answer' }, ringMs: 1_500 });
  await call.agentFinished({ quietMs: 300 });
  await call.say('my name is Maria Lopez');
  await asked(call.callSid);
  await call.say('a person');
  await expect.poll(() => call.events.some((event) => event.type === 'verb' && event.verb === 'dial')).toBe(true);
  await kill();
  await call.ended;
  await ended(call.callSid);
  expect((await recordOf(call.callSid)).call).toMatchObject({ outcome: 'joined', endReason: 'transferred' });
  expect(call.events.filter(({ type }) => type === 'dialled')).toMatchObject([{ outcome: 'completed' }]);
});

const outcomeSchema = z.looseObject({
  isOver: z.boolean(),
  events: z.array(z.looseObject({ type: z.string() })).default([]),
  moves: z.array(z.looseObject({ type: z.string(), status: z.string(), text: z.string().optional() })).default([]),
});

async function outcomeOf(callSid: string) {
  return outcomeSchema.parse(await (await fetch(`${sandbox.url}/sandbox/calls/${callSid}`)).json());
}

const logOf = async (callSid: string) => (await recordOf(callSid)).events;

/** A caller who says their name, waits out what happens then, and orders. Resolves when the question was heard. */
async function waitingCaller(pauseMs: number): Promise<string> {
  const callSid = await fleet.phoneByRest([
    { type: 'agentFinished', quietMs: 300 },
    { type: 'say', text: 'my name is Maria Lopez' },
    { type: 'agentFinished', quietMs: 500 },
    { type: 'pause', durationMs: pauseMs },
    { type: 'transcribe', phrases: [BRIDGE] },
    { type: 'say', text: 'coffee' },
    { type: 'pause', durationMs: 20_000 },
  ]);
  await asked(callSid);
  return callSid;
}

/** A page that plays sound at once and reports it as played. */
function openPage(token: string, query = '') {
  const socket = new WebSocket(`${fleet.publicUrl.replace('http', 'ws')}/browser/call${query}`, {
    origin: 'http://127.0.0.1:3000',
  });
  const seen: ServerMessage[] = [];
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('error', () => undefined);
  socket.on('open', () => send({ type: 'hello', protocol: 1, token, audio: { encoding: 'none' } }));
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    const message = isBinary ? undefined : serverMessageSchema.parse(JSON.parse(data.toString()));
    if (message === undefined) return;
    seen.push(message);
    if (message.type === 'mark') send({ type: 'played', mark: message.mark });
  });
  const texts = () =>
    seen.flatMap((message) =>
      message.type === 'event' && message.event.type === 'agentSpoke' ? [message.event.text] : [],
    );
  const hears = (text: string) => expect.poll(texts).toContain(text);
  const resumeToken = () => seen.find((message) => message.type === 'ready')?.resumeToken ?? '';
  return { socket, send, seen, hears, resumeToken, closed: once(socket, 'close') };
}

test('the page of a process that was killed goes on in another one', async () => {
  const { workspaceId, agentId, flowVersionId, statechartHash } = line;
  const claims = { workspaceId, agentId, flowVersionId, statechartHash, isTest: true };
  const token = await world.db.forWorkspace(workspaceId, (tx) =>
    createCallToken(tx, { secret: fleet.secret, claims, now: Date.now() }),
  );
  const before = openPage(token);
  await before.hears('What is your name?');
  before.send({ type: 'text', text: 'my name is Maria Lopez' });
  await before.hears(QUESTION);
  await kill();
  await before.closed;
  const after = openPage(before.resumeToken(), '?back=1');
  await after.hears(BRIDGE);
  after.send({ type: 'key', key: '1' });
  expect((await after.closed)[0]).toBe(1000);
  expect(after.seen.at(-1)).toEqual({ type: 'ended', outcome: 'coffee', reason: 'finished' });
});

test('a process that is told to stop takes no call, hands its own over between two turns, and ends', async () => {
  fleet.takeOut(first);
  fleet.takeOut(second);
  const leaving = await fleet.start({ HAND_OVER_AFTER_MS: '0', DRAIN_MS: '30000' });
  effects.hold(true);
  const call = fleet.phone();
  await call.agentFinished({ quietMs: 300 });
  const before = effects.requests.length;
  await call.say('my name is Maria Lopez');
  await effects.received(before + 1);
  leaving.signal('SIGTERM');
  await expect.poll(async () => (await fetch(`http://127.0.0.1:${leaving.port}/ready`)).status).toBe(503);
  const refused = fleet.phone();
  await refused.ended;
  expect(refused.events).toContainEqual(expect.objectContaining({ type: 'webhook', httpStatus: 503 }));
  expect(await leaving.metric('aybiza_live_calls')).toBe(1);
  fleet.takeOut(leaving);
  fleet.putIn(second);
  const answeredMs = call.nowMs;
  effects.hold(false);
  await expect.poll(async () => (await logOf(call.callSid)).some(({ type }) => type === 'taken')).toBe(true);
  await hears(call, `${QUESTION} ${BRIDGE} ${QUESTION}`, answeredMs);
  expect(await leaving.gone).toBe(0);
  await call.say('coffee');
  await call.ended;
  await ended(call.callSid);
  const { call: record, events } = await recordOf(call.callSid);
  expect(record).toMatchObject({ outcome: 'coffee', variables: { ticket: 7 } });
  expect(events.filter(({ type }) => type === 'noted')).toEqual([]);
  expect(effects.requests.slice(before)).toHaveLength(1);
});

test('an upgrade hands the same calls over from process to process, and none is taken for one that kills them', async () => {
  fleet.takeOut(first);
  fleet.takeOut(second);
  const leaving = [];
  for (let count = 0; count < 3; count += 1)
    leaving.push(await fleet.start({ HAND_OVER_AFTER_MS: '0', DRAIN_MS: '30000' }));
  // More than leave at a time.
  const calls = Array.from({ length: 4 }, () => fleet.phone());
  await Promise.all(calls.map((call) => call.agentFinished({ quietMs: 300, timeoutMs: PATIENCE_MS })));
  fleet.putIn(second);
  for (const process of leaving) {
    const leftMs = calls.map(({ nowMs }) => nowMs);
    process.signal('SIGTERM');
    fleet.takeOut(process);
    await Promise.all(calls.map((call, index) => hears(call, `${BRIDGE} What is your name?`, leftMs[index] ?? 0)));
    expect(await process.gone).toBe(0);
  }
  await Promise.all(calls.map((call) => call.say('my name is Maria Lopez')));
  await Promise.all(calls.map(({ callSid }) => asked(callSid)));
  await Promise.all(calls.map((call) => call.say('coffee')));
  await Promise.all(calls.map(({ ended }) => ended));
  for (const { callSid } of calls) {
    await ended(callSid);
    const { call, events } = await recordOf(callSid);
    expect(call).toMatchObject({ outcome: 'coffee', variables: { name: 'Maria Lopez' } });
    expect(events.filter(({ type }) => type === 'taken')).toHaveLength(leaving.length);
    expect(events.filter(({ type }) => type === 'noted')).toEqual([]);
  }
});

test('the calls of a frozen process are found and go on elsewhere; when it wakes up, it does nothing for them', async () => {
  // Two that look for silent calls: only one of them may have this call sent back.
  await fleet.start();
  const callSid = await waitingCaller(16_000);
  first.signal('SIGSTOP');
  fleet.takeOut(first);
  const takenBy = async () => (await logOf(callSid)).filter(({ type }) => type === 'taken').length;
  await expect.poll(takenBy).toBe(1);
  const entries = (await logOf(callSid)).length;
  first.signal('SIGCONT');
  await expect.poll(() => first.metric('aybiza_calls_fenced_total')).toBe(1);
  expect(await first.metric('aybiza_live_calls')).toBe(0);
  await expect.poll(async () => (await outcomeOf(callSid)).isOver).toBe(true);
  const { moves, events: lived } = await outcomeOf(callSid);
  expect(lived.filter(({ type }) => type === 'redirected')).toHaveLength(1);
  expect(moves.map(({ status }) => status)).toEqual(moves.map(() => 'done'));
  const heard = moves.find(({ type }) => type === 'transcribe')?.text?.replace(/\s+/g, ' ');
  expect(heard).toContain(`${BRIDGE} ${QUESTION}`);
  await ended(callSid);
  const { call, events } = await recordOf(callSid);
  expect(call).toMatchObject({ outcome: 'coffee', variables: { name: 'Maria Lopez', ticket: 7 } });
  expect(events.length).toBeGreaterThan(entries);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index));
  expect(await takenBy()).toBe(1);
  expect(effects.requests.filter((body) => body.includes(call.id))).toHaveLength(1);
});

test('a call that ended while its process was dead is recorded as dropped', async () => {
  const call = fleet.phone();
  await call.agentFinished({ quietMs: 300 });
  fleet.takeOut(second);
  await kill();
  // Nobody takes Twilio's question, so the call is over for Twilio; and the report of its end is lost as well.
  await call.ended;
  await ended(call.callSid);
  expect((await recordOf(call.callSid)).call).toMatchObject({ endReason: 'dropped' });
});
