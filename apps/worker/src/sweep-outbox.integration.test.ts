import { addOutboxRow, claimOutboxRows, listOutbox } from '@aybiza/db/outbox';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { AppError } from '@aybiza/foundation/errors';
import { type OutboxId, outboxIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import type { JobOrder, JobQueues } from '@aybiza/jobs';
import { beforeEach, expect, test } from 'vitest';
import { sweepOutbox } from './sweep-outbox.ts';
import { asOwner as runAsOwner } from './testing/as-owner.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
let orders: Pick<JobOrder, 'id' | 'name'>[];

beforeEach(async () => {
  await asOwner('UPDATE outbox SET done_at = now()'); // rows of the tests before are nobody's business
  workspaceId = await seedWorkspace(world.db, newId('workspace').replace('_', '-'));
  orders = [];
});

const asOwner = (statement: string) => runAsOwner(world.place.ownerUrl, statement);
const inWorkspace = <Value>(work: Parameters<typeof world.db.forWorkspace<Value>>[1]) =>
  world.db.forWorkspace(workspaceId, work);
const add = (kind: string, payload: unknown): Promise<OutboxId> =>
  inWorkspace((tx) => addOutboxRow(tx, { kind, payload }));
const rows = () => inWorkspace((tx) => listOutbox(tx, { limit: 200 }));
const rowOf = async (id: OutboxId) => (await rows()).find((row) => row.id === id);

/** A queue that notes what it is given. The queues themselves have a contract of their own. */
function noting(changes: Partial<JobQueues> = {}): JobQueues {
  return {
    async enqueue({ id, name }) {
      orders.push({ id, name });
    },
    isReachable: async () => true,
    countWaiting: async () => 0,
    close: async () => {},
    ...changes,
  };
}

function sweep(queues = noting(), staleAfterMs?: number): Promise<number> {
  const stale = staleAfterMs === undefined ? {} : { staleAfterMs };
  return sweepOutbox({ db: world.db, queues, clock: fakeClock(Date.now()), logger: silentLogger(), ...stale });
}

test('the end of a call becomes three jobs in one transaction, however often it is told', async () => {
  const callId = newId('call');
  const id = await add('call.ended', { callId });
  await add('call.ended', { callId });
  await sweep();
  expect(await rowOf(id)).toMatchObject({ doneAt: expect.any(Number), lastError: null });
  const jobs = (await rows()).filter(({ kind }) => kind !== 'call.ended');
  expect(jobs.map(({ kind, payload }) => [kind, payload]).sort()).toEqual([
    ['finish-recording', { callId }],
    ['measure-call', { callId }],
    ['summarise-call', { callId }],
  ]);
  await sweep();
  expect(orders.map(({ name }) => name).sort()).toEqual(['finish-recording', 'measure-call', 'summarise-call']);
});

test('of two sweepers each row is handed over by one', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 60; count++) ids.push(await add('summarise-call', { callId: newId('call') }));
  for (let handed = 1; handed > 0; ) {
    const counts = await Promise.all([sweep(), sweep()]);
    handed = counts.reduce((sum, count) => sum + count);
  }
  expect(orders.map(({ id }) => id).sort()).toEqual(ids.sort());
});

test('a row stays open while its job is on its way, and is handed over again when nothing is heard of it', async () => {
  const id = await add('summarise-call', { callId: newId('call') });
  await sweep();
  expect(await sweep()).toBe(0);
  await asOwner(`UPDATE outbox SET claimed_at = now() - interval '1 hour'`);
  await sweep();
  expect(orders).toEqual([
    { id, name: 'summarise-call' },
    { id, name: 'summarise-call' },
  ]);
  expect(await rowOf(id)).toMatchObject({ doneAt: null, deadAt: null });
});

test('while the queue is away no row is touched', async () => {
  const id = await add('summarise-call', { callId: newId('call') });
  expect(await sweep(noting({ isReachable: async () => false }))).toBe(0);
  expect(await rowOf(id)).toMatchObject({ attempts: 0 });
});

test('an outage in the middle of a sweep never takes a row away', async () => {
  const id = await add('summarise-call', { callId: newId('call') });
  await asOwner('UPDATE outbox SET attempts = 1000');
  const away = new AppError('away', { code: 'QUEUE_UNAVAILABLE', retryable: true, expose: false });
  await sweep(noting({ enqueue: () => Promise.reject(away) }));
  expect(await rowOf(id)).toMatchObject({ deadAt: null, lastError: 'away' });
  expect((await rowOf(id))?.availableAt).toBeGreaterThan(Date.now() + 29 * 60_000);
});

test('a row that cannot be read is a dead letter at once', async () => {
  const id = await add('summarise-call', { callId: 'nonsense' });
  await sweep();
  expect(await rowOf(id)).toMatchObject({
    deadAt: expect.any(Number),
    lastError: 'the payload of summarise-call has not the expected shape',
  });
});

test('a row of an unknown kind waits for the next version, and is given up in the end', async () => {
  const id = await add('brew-coffee', {});
  await sweep();
  expect(await rowOf(id)).toMatchObject({ deadAt: null, lastError: 'nobody here knows what brew-coffee is' });
  await asOwner('UPDATE outbox SET attempts = 19, available_at = now()');
  await sweep();
  expect(await rowOf(id)).toMatchObject({ deadAt: expect.any(Number) });
});

test('one bad row does not keep the others', async () => {
  await add('summarise-call', null);
  const id = await add('summarise-call', { callId: newId('call') });
  await sweep();
  expect(orders.map((order) => order.id)).toEqual([id]);
});

test('rows that a sweeper took with it when it died are handed over by another', async () => {
  const id = await add('summarise-call', { callId: newId('call') });
  await claimOutboxRows(world.db, { limit: 10, staleAfterMs: 60_000 });
  expect(await sweep()).toBe(0);
  await asOwner(`UPDATE outbox SET claimed_at = now() - interval '6 minutes'`);
  await sweep();
  expect(orders.map((order) => order.id)).toEqual([outboxIdSchema.parse(id)]);
});
