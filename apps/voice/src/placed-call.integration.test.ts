import type { CallEvent } from '@aybiza/call-log';
import { findPlacement } from '@aybiza/db/call-placements';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { callIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openDoor } from './testing/door.ts';
import { outboundFlow } from './testing/outbound-line.ts';
import { startInstallation, type TestInstallation } from './testing/start-installation.ts';
import type { TestVoice } from './testing/start-test-voice.ts';

const ADDRESS = 'http://127.0.0.1:3000';
const FROM = '+442079460300';
const PERSON = '+447700900301';
const MACHINE = '+447700900302';
const BUSY = '+447700900303';
const AWAY = '+447700900304';
const DEAD = '+447700900305';

const world = useDatabase();
let installation: TestInstallation;
let voice: TestVoice;
let agentId: string;
let workspaceId: WorkspaceId;

beforeAll(async () => {
  installation = await startInstallation(world, {
    from: FROM,
    sandbox: {
      fast: true,
      dial: { [BUSY]: 'busy', [AWAY]: 'no-answer', [DEAD]: 'failed' },
      machines: [MACHINE],
    },
  });
  ({ voice, workspaceId } = installation);
  agentId = await publish();
});
afterAll(() => installation.close());

/** Asks as an integrator does. */
async function ask(route: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const [method = '', path = ''] = route.split(' ');
  const headers = {
    authorization: `Bearer ${installation.key}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await installation.api.handleRest(
    new Request(`${ADDRESS}/api/rest${path}`, { method, headers, ...content }),
  );
  return { status: response.status, body: await response.json() };
}

async function publish(): Promise<string> {
  const made = await ask('POST /agents', { name: 'Caller' });
  const id = z.object({ agentId: z.string() }).parse(made.body).agentId;
  await ask(`PUT /agents/${id}/draft`, { flow: outboundFlow(), revision: 1 });
  expect((await ask(`POST /agents/${id}/versions`, {})).body).toMatchObject({ status: 'published' });
  return id;
}

/** Asks for a call and gives its id. */
async function place(to: string, more: object = {}): Promise<string> {
  const placed = await ask('POST /calls', { agentId, to, from: FROM, inputs: { name: 'Maria' }, ...more });
  expect(placed.status).toBe(200);
  return z.object({ callId: z.string() }).parse(placed.body).callId;
}

const recordSchema = z.looseObject({
  call: z.looseObject({ status: z.string(), direction: z.string(), outcome: z.string().nullable() }),
  events: z.array(z.custom<CallEvent>()),
});

async function recordOf(callId: string) {
  return recordSchema.parse((await ask(`GET /calls/${callId}`)).body);
}

/** The record, once the call is over. */
async function endOf(callId: string) {
  await expect.poll(async () => (await recordOf(callId)).call.status).not.toBe('live');
  return recordOf(callId);
}

const heardIn = (events: readonly CallEvent[]) =>
  events.flatMap((event) => (event.type === 'agentHeard' && event.complete ? [event.text] : []));
const pickedUpIn = (events: readonly CallEvent[]) =>
  events.flatMap((event) => (event.type === 'pickedUp' ? [event.by] : []));
const requestsTo = (to: string) => voice.placed.filter((request) => request.to === to);

test('a person who picks up hears the agent, which knows what it was told', async () => {
  const { call, events } = await endOf(await place(PERSON));
  expect(call).toMatchObject({ direction: 'outbound', outcome: 'greeted', status: 'ended' });
  expect(events[0]).toMatchObject({ type: 'callStarted', direction: 'outbound', from: FROM, to: PERSON });
  expect(pickedUpIn(events)).toEqual(['person']);
  expect(heardIn(events)).toEqual(['Hello Maria, this is the dentist.']);
});

test('an answering machine is told apart, and gets the message that is meant for it', async () => {
  const { call, events } = await endOf(await place(MACHINE));
  expect(call).toMatchObject({ outcome: 'left a message' });
  expect(pickedUpIn(events)).toEqual(['voicemail']);
  expect(heardIn(events)).toEqual(['Please call the dentist back.']);
});

test.each([
  ['is busy', BUSY, 'busy'],
  ['does not pick up', AWAY, 'no-answer'],
  ['has a number that cannot be reached', DEAD, 'failed'],
])('when whoever is called %s, the flow goes its way for that, and the record says why', async (_what, to, why) => {
  const { call, events } = await endOf(await place(to));
  expect(call).toMatchObject({ direction: 'outbound', outcome: 'not reached' });
  expect(pickedUpIn(events)).toEqual(['nobody']);
  expect(events).toContainEqual(expect.objectContaining({ type: 'noted', code: 'NOT_PICKED_UP', detail: why }));
});

test('the same idempotency key twice rings once', async () => {
  const to = '+447700900306';
  const [first, second] = await Promise.all([
    place(to, { idempotencyKey: 'visit-7' }),
    place(to, { idempotencyKey: 'visit-7' }),
  ]);
  await endOf(first);
  expect(await place(to, { idempotencyKey: 'visit-7' })).toBe(first);
  expect(second).toBe(first);
  expect(requestsTo(to)).toHaveLength(1);
});

/** What stands behind # is neither sent nor signed. */
const sentOf = (url = '') => url.split('#')[0] ?? '';

test('reports of Twilio that come again, late and out of order change nothing', async () => {
  const callId = await place(PERSON);
  const before = await endOf(callId);
  const addresses = requestsTo(PERSON).at(-1);
  const url = sentOf(addresses?.statusUrl);
  const { sign } = openDoor(voice);
  const sid = z.looseObject({ call: z.looseObject({ callSid: z.string() }) }).safeParse(before).data?.call.callSid;
  for (const CallStatus of ['completed', 'no-answer', 'ringing', 'completed', 'initiated']) {
    const form = { CallSid: sid ?? `CA${'7'.repeat(32)}`, CallStatus };
    const response = await fetch(url, { method: 'POST', headers: sign(url, form), body: new URLSearchParams(form) });
    expect(response.status).toBe(204);
  }
  const answer = sentOf(addresses?.answerUrl);
  const form = { CallSid: `CA${'8'.repeat(32)}`, CallStatus: 'in-progress' };
  const again = await fetch(answer, { method: 'POST', headers: sign(answer, form), body: new URLSearchParams(form) });
  expect(await again.text()).toContain('<Hangup');
  expect(await recordOf(callId)).toEqual(before);
});

test('an address that names a call without our signature begins nothing', async () => {
  const callId = await place(PERSON);
  await endOf(callId);
  const url = `${sentOf(requestsTo(PERSON).at(-1)?.statusUrl)}x`.replace('/status', '/picked-up');
  const form = { CallSid: `CA${'9'.repeat(32)}`, AnsweredBy: 'human' };
  const { sign } = openDoor(voice);
  const response = await fetch(url, { method: 'POST', headers: sign(url, form), body: new URLSearchParams(form) });
  expect(response.status).toBe(403);
});

test('a call that Twilio refuses rings nowhere, and its record ends', async () => {
  voice.sandbox.faults.set('telephony', { status: 429, times: 1 });
  const to = '+447700900307';
  const { call, events } = await endOf(await place(to));
  expect(call).toMatchObject({ outcome: 'not reached' });
  expect(events).toContainEqual(expect.objectContaining({ type: 'noted', code: 'NOT_PICKED_UP', detail: 'refused' }));
  expect(requestsTo(to)).toHaveLength(1);
});

test('a call of which Twilio does not say whether it placed it is not placed again', async () => {
  voice.sandbox.faults.set('telephony', { status: 503, times: 1 });
  const to = '+447700900308';
  const callId = await place(to, { idempotencyKey: 'visit-8' });
  const stands = async () => {
    const rows = await world.db.forWorkspace(workspaceId, (tx) => findPlacement(tx, callIdSchema.parse(callId)));
    return rows?.status;
  };
  await expect.poll(stands).toBe('unknown');
  expect(await place(to, { idempotencyKey: 'visit-8' })).toBe(callId);
  expect((await recordOf(callId)).call.status).toBe('live');
  expect(requestsTo(to)).toHaveLength(1);
});
