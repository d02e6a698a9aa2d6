import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '@aybiza/api';
import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { openBus } from '@aybiza/backbone/bus/open-bus';
import { createPostgresLeases } from '@aybiza/backbone/leases/postgres';
import type { CallEvent } from '@aybiza/call-log';
import { createApiKey } from '@aybiza/db/api-keys';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { createFolderStorage } from '@aybiza/storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createRecords } from './records/create-records.ts';
import { openSignalDoor } from './signal-door.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';
import { type WaitingLineOptions, waitingFlow } from './testing/waiting-line.ts';
import { CallMeters } from './watch/call-meters.ts';
import { createCallWatch } from './watch/call-watch.ts';

const SECRET = 'a secret of at least thirty-two characters';
const ADDRESS = 'http://127.0.0.1:3000';

const world = useDatabase();
const closing: (() => Promise<void>)[] = [];
let api: ReturnType<typeof createApi>;
let voice: TestVoice;
let key: string;
let stranger: string;

beforeAll(async () => {
  const { db, place } = world;
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-signals-'));
  const practice = { stt: 'practice', tts: 'practice', llm: 'practice', phone: 'practice' } as const;
  api = createApi({
    databaseUrl: place.appUrl,
    redisUrl: undefined,
    baseUrl: ADDRESS,
    voiceUrl: 'ws://127.0.0.1:3100',
    secret: SECRET,
    recordings: { AYBIZA_DATA_DIR: dataDir },
    equipment: practice,
  });
  const [clock, logger] = [systemClock(), silentLogger()];
  const leases = createPostgresLeases({ url: place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  const records = createRecords({
    db,
    leases,
    clock,
    logger,
    watch: createCallWatch({ meters: new CallMeters(), spans: undefined }),
    secret: SECRET,
    dataDir,
    storage: createFolderStorage({ folder: join(dataDir, 'recordings') }),
    sendMessage: async () => undefined,
    equip: async () => undefined,
    credential: () => Promise.reject(new Error('nobody has credentials here')),
    remember: async () => undefined,
    address: '',
    askToGiveUp: () => undefined,
  });
  voice = await startTestVoice({ statechart: practiceStatechart(), storedRecords: records });
  // As the voice app's own process has it: a connection of its own.
  const bus = openBus({ databaseUrl: place.appUrl, redisUrl: undefined, onError: () => {} });
  const closeDoor = openSignalDoor({ bus, calls: voice.calls, clock, logger });
  key = await newKey(await seedWorkspace(db, 'own'));
  stranger = await newKey(await seedWorkspace(db, 'foreign'));
  closing.push(async () => {
    await voice.close();
    await records.flush(10_000);
    closeDoor();
    await Promise.all([bus.close(), leases.close(), api.close()]);
    await rm(dataDir, { recursive: true, force: true });
  });
});
afterAll(async () => {
  for (const close of closing) await close();
});

async function newKey(workspaceId: Awaited<ReturnType<typeof seedWorkspace>>): Promise<string> {
  const { text, prefix, hash: secretHash } = createApiKeySecret();
  const scopes = ['agents:write', 'flows:write', 'flows:publish', 'numbers:write', 'calls:read', 'calls:signal'];
  await world.db.forWorkspace(workspaceId, (tx) =>
    createApiKey(tx, { name: 'test', prefix, secretHash, scopes, createdBy: 'test' }),
  );
  return text;
}

/** Asks as an integrator does. */
async function ask(route: string, body?: unknown, as = key): Promise<{ status: number; body: unknown }> {
  const [method = '', path = ''] = route.split(' ');
  const headers = {
    authorization: `Bearer ${as}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await api.handleRest(new Request(`${ADDRESS}/api/rest${path}`, { method, headers, ...content }));
  return { status: response.status, body: await response.json() };
}

let numbers = 0;

/** An agent that waits, behind a number of its own. */
async function publish(options: WaitingLineOptions): Promise<string> {
  numbers += 1;
  const e164 = `+4420794602${String(numbers).padStart(2, '0')}`;
  const made = await ask('POST /agents', { name: 'Waiting' });
  const { agentId } = z.object({ agentId: z.string() }).parse(made.body);
  await ask(`PUT /agents/${agentId}/draft`, { flow: waitingFlow(options), revision: 1 });
  expect((await ask(`POST /agents/${agentId}/versions`, {})).body).toMatchObject({ status: 'published' });
  expect((await ask('POST /phone-numbers', { e164, agentId })).status).toBe(200);
  return e164;
}

interface Placed {
  readonly call: TwilioCall;
  readonly callId: string;
}

/** Calls the number; the call's id is found as an integrator finds it. */
async function phone(to: string): Promise<Placed> {
  const call = voice.phone({ to });
  const find = async () => {
    const { body } = await ask(`GET /calls?status=live&party=${encodeURIComponent(to)}`);
    return z.object({ items: z.array(z.object({ id: z.string() })) }).parse(body).items[0]?.id;
  };
  await expect.poll(find).toBeDefined();
  return { call, callId: (await find()) ?? '' };
}

async function logOf(callId: string): Promise<readonly CallEvent[]> {
  const { body } = await ask(`GET /calls/${callId}`);
  return z.object({ events: z.array(z.custom<CallEvent>()) }).parse(body).events;
}

const comesTo = ({ callId }: Placed, node: string) =>
  expect
    .poll(async () => (await logOf(callId)).some((event) => event.type === 'moved' && event.to === node))
    .toBe(true);

/** What the caller heard to its end, once the call is over and written. */
async function heardIn({ call, callId }: Placed): Promise<string[]> {
  await call.ended;
  await expect.poll(async () => (await logOf(callId)).at(-1)?.type).toBe('callEnded');
  return (await logOf(callId)).flatMap((event) => (event.type === 'agentHeard' && event.complete ? [event.text] : []));
}

const send = ({ callId }: Placed, amount: number, { as = key, signal = 'paid' } = {}) =>
  ask(`POST /calls/${callId}/signals/${signal}`, { amount, receipt: { id: 'r1' } }, as);

describe('a signal sent through the API', () => {
  test('ends the wait of a call, and the caller hears what was reported', async () => {
    const placed = await phone(await publish({}));
    await comesTo(placed, 'first');
    expect(await send(placed, 12)).toMatchObject({ status: 200, body: { status: 'used' } });
    expect(await heardIn(placed)).toEqual(['Hello.', 'Paid 12.']);
    const log = await logOf(placed.callId);
    const arrived = { type: 'signalArrived', signal: 'paid', body: { amount: 12, receipt: { id: 'r1' } } };
    expect(log).toContainEqual(expect.objectContaining(arrived));
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_event, index) => index));
    const began = log.find(({ type }) => type === 'began');
    expect(began).toMatchObject({ values: { call_id: placed.callId } });
  });

  test('before the wait is kept, and ends the wait as soon as it begins', async () => {
    const placed = await phone(await publish({ asks: true }));
    await comesTo(placed, 'hello');
    expect(await send(placed, 34)).toMatchObject({ status: 200, body: { status: 'kept' } });
    await placed.call.press('1');
    expect(await heardIn(placed)).toContain('Paid 34.');
  });

  test('is used by one wait only: the second needs a second, in their order', async () => {
    const placed = await phone(await publish({ twice: true, asks: true }));
    await comesTo(placed, 'hello');
    const [first, second] = [await send(placed, 1), await send(placed, 2)];
    expect([first.body, second.body]).toMatchObject([{ status: 'kept' }, { status: 'kept' }]);
    await placed.call.press('1');
    expect(await heardIn(placed)).toContain('Paid 1 and 2.');
  });

  test('once leaves a second wait waiting until its time is over', async () => {
    const placed = await phone(await publish({ twice: true, secondWaitSeconds: 3 }));
    await comesTo(placed, 'first');
    expect((await send(placed, 1)).body).toMatchObject({ status: 'used' });
    expect(await heardIn(placed)).toContain('It took too long.');
  });

  test('from another workspace finds no such call, and the call goes on waiting', async () => {
    const placed = await phone(await publish({}));
    await comesTo(placed, 'first');
    const refused = await send(placed, 66, { as: stranger });
    expect(refused).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    await send(placed, 12);
    expect(await heardIn(placed)).toContain('Paid 12.');
  });

  test('of a name that the flow does not know is refused, and changes nothing', async () => {
    const placed = await phone(await publish({}));
    await comesTo(placed, 'first');
    expect(await send(placed, 1, { signal: 'shipped' })).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_SIGNAL' },
    });
    placed.call.hangUp();
    expect(await heardIn(placed)).not.toContain('Paid 1.');
  });

  test('to a call that has ended is told so', async () => {
    const placed = await phone(await publish({}));
    await comesTo(placed, 'first');
    placed.call.hangUp();
    await heardIn(placed);
    await expect
      .poll(() => send(placed, 1))
      .toMatchObject({
        status: 409,
        body: { code: 'CALL_ENDED', message: 'This call has ended; the signal was not used.' },
      });
  });
});
