import { createAgent } from '@aybiza/db/agents';
import { addCallBack, changeCallBack, findCallBack } from '@aybiza/db/call-backs';
import { listOutbox } from '@aybiza/db/outbox';
import { seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { type CallBackId, callBackIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const NINE = Date.UTC(2026, 10, 23, 9);
const world = useDatabase();
let api: TestApi;
let workspaceId: WorkspaceId;
let owner: Credentials;

beforeAll(async () => {
  api = await startTestApi(world);
  workspaceId = await api.workspace('call-backs');
  owner = (await api.person('Maria', [{ workspaceId, role: 'owner' }])).credentials;
});
afterAll(() => api.stop());

async function create(input: object = {}): Promise<CallBackId> {
  const { body } = await api.call('callBack.create', { e164: '+447700900123', name: 'Kim', ...input }, owner);
  return z.object({ id: callBackIdSchema }).parse(body).id;
}

const stored = (id: CallBackId) => world.db.forWorkspace(workspaceId, (tx) => findCallBack(tx, id));

test('what is to be done stands first by when it is due, and the state of all is counted', async () => {
  const later = await create({ dueAt: NINE + 2 });
  const sooner = await create({ dueAt: NINE + 1 });
  const done = await create();
  await api.call('callBack.settle', { callBackId: done, outcome: 'done' }, owner);
  const { body } = await api.call('callBack.list', { state: 'open' }, owner);
  expect(body).toMatchObject({ items: [{ id: sooner }, { id: later }], counts: { open: 2, done: 1 } });
  const page = await api.call('callBack.list', { state: 'open', limit: 1 }, owner);
  expect(page.body).toMatchObject({ items: [{ id: sooner }], nextCursor: sooner });
  const next = await api.call('callBack.list', { state: 'open', limit: 1, cursor: sooner }, owner);
  expect(next.body).toMatchObject({ items: [{ id: later }], nextCursor: null });
  expect((await api.call('callBack.list', { state: 'done' }, owner)).body).toMatchObject({
    items: [{ id: done, settledBy: expect.stringMatching(/^Maria/), status: 'done' }],
  });
});

test('somebody takes it on, and finds it among their own', async () => {
  const callBackId = await create();
  await api.call('callBack.assign', { callBackId, toMe: true }, owner);
  expect((await api.call('callBack.list', { mine: true }, owner)).body).toMatchObject({
    items: [{ id: callBackId, assignedTo: expect.stringMatching(/^Maria/), isMine: true }],
  });
  const back = await api.call('callBack.assign', { callBackId, toMe: false }, owner);
  expect(back.body).toMatchObject({ assignedTo: null, isMine: false });
});

test('whoever was not reached is due again later, and given up after the last try', async () => {
  const callBackId = await create();
  const miss = () => api.call('callBack.settle', { callBackId, outcome: 'notReached' }, owner);
  const first = await miss();
  expect(first.body).toMatchObject({ status: 'open', tries: 1 });
  expect((await stored(callBackId))?.dueAt).toBeGreaterThan(Date.now() + 50 * 60_000);
  await miss();
  expect((await miss()).body).toMatchObject({
    status: 'givenUp',
    tries: 3,
    reason: 'notReached',
    settledBy: expect.stringMatching(/^Maria/),
  });
  expect((await miss()).code).toBe('CALL_BACK_SETTLED');
  const anew = await api.call('callBack.plan', { callBackId, dueAt: NINE }, owner);
  expect(anew.body).toMatchObject({ status: 'open', dueAt: NINE, reason: null, mostTries: 4, settledAt: null });
});

test('one that is cancelled stays so, until somebody plans it anew', async () => {
  const callBackId = await create();
  expect((await api.call('callBack.cancel', { callBackId }, owner)).body).toMatchObject({ status: 'cancelled' });
  expect((await api.call('callBack.settle', { callBackId, outcome: 'done' }, owner)).code).toBe('CALL_BACK_SETTLED');
});

test('an agent that can call does it at once, by a job; one that cannot is refused', async () => {
  const hears = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
  const draft = await world.db.forWorkspace(workspaceId, (tx) => createAgent(tx, { name: 'Draft' }));
  const callBackId = await create();
  for (const agentId of [hears.agentId, draft.id])
    expect((await api.call('callBack.callNow', { callBackId, agentId }, owner)).code).toBe('AGENT_CANNOT_CALL');
  expect((await api.call('callBack.callNow', { callBackId }, owner)).code).toBe('AGENT_CANNOT_CALL');
  expect(await stored(callBackId)).toMatchObject({ status: 'open', by: 'person' });

  const { body } = await api.call('agent.create', { name: 'Survey', template: 'customer-survey' }, owner);
  const { agentId } = z.object({ agentId: z.string() }).parse(body);
  const { revision } = z
    .object({ revision: z.int() })
    .parse((await api.call('flow.getDraft', { agentId }, owner)).body);
  await api.call('flow.publish', { agentId, revision }, owner);
  expect((await api.call('callBack.listCallers', undefined, owner)).body).toMatchObject([
    { id: agentId, name: 'Survey' },
  ]);
  const called = await api.call('callBack.callNow', { callBackId, agentId }, owner);
  expect(called.body).toMatchObject({ status: 'planned', by: 'agent', agentName: 'Survey' });
  const jobs = await world.db.forWorkspace(workspaceId, (tx) => listOutbox(tx, { limit: 50 }));
  expect(jobs.map(({ kind, payload }) => [kind, payload])).toContainEqual([
    'place-call-back',
    { callBackId, number: 1 },
  ]);
});

test('while an agent is on the line it is neither planned nor called a second time', async () => {
  const callBackId = await world.db.forWorkspace(workspaceId, async (tx) => {
    const id = await addCallBack(tx, {
      ...{ callId: null, stepId: null, e164: '+447700900123', name: '', note: '', by: 'agent', agentId: null },
      ...{ inputs: {}, fromE164: null, dueAt: NINE, hours: null, mostTries: 1, pauseMinutes: 1, practice: true },
    });
    await changeCallBack(tx, id, { status: 'calling', tries: 1 });
    return id;
  });
  expect((await api.call('callBack.plan', { callBackId, dueAt: NINE }, owner)).code).toBe('CALL_BACK_SETTLED');
  expect((await api.call('callBack.callNow', { callBackId }, owner)).code).toBe('CALL_BACK_SETTLED');
});
