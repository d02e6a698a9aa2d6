import { workspaceIdSchema } from '@aybiza/foundation/ids';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { listAgents } from './agents.ts';
import { createDb, type Db, type DbDeadlines, type Tx } from './client.ts';
import { startTcpProxy, type TcpProxy } from './testing/tcp-proxy.ts';
import { PATIENT, useDatabase } from './testing/use-database.ts';
import { clientOf, lookupOf } from './transaction.ts';

const world = useDatabase();
const workspaceId = workspaceIdSchema.parse('ws_outage');
/** So short that a busy machine may keep somebody past them who would have been served. */
const hastyDeadlines = {
  poolWaitMs: 400,
  statementMs: 500,
  queryMs: 600,
  transactionMs: 1_000,
  silentSocketMs: 1_200,
};
const unavailable = { code: 'DATABASE_UNAVAILABLE', retryable: true, expose: false };
const busy = { code: 'DATABASE_BUSY', retryable: true, expose: false };

let proxy: TcpProxy;
let hasty: Db;
/** Nothing ends by its deadlines. Another one for each test: what a stall kills it would keep for longer than a test takes. */
let patient: Db;
const use = (db: Db) => db.forWorkspace(workspaceId, listAgents);
function patientBut(deadlines: Partial<DbDeadlines>): Db {
  const db = createDb({ url: proxy.url, poolSize: 2, deadlines: { ...PATIENT, ...deadlines } });
  onTestFinished(() => db.close());
  return db;
}
/** Two at once, each of which stays until the other is there: both connections of the pool. */
function useBoth(db: Db) {
  let here = 0;
  let part: () => void = () => {};
  const together = new Promise<void>((resolve) => {
    part = resolve;
  });
  const meet = async (tx: Tx) => {
    here += 1;
    if (here === 2) part();
    await together;
    return listAgents(tx);
  };
  return Promise.all([1, 2].map(() => db.forWorkspace(workspaceId, meet).finally(part)));
}

beforeAll(async () => {
  proxy = await startTcpProxy(world.place.appUrl);
  hasty = createDb({ url: proxy.url, poolSize: 2, deadlines: hastyDeadlines });
});
beforeEach(async () => {
  await proxy.resume();
  await expect.poll(() => use(hasty)).toEqual([]);
  patient = patientBut({});
});
afterAll(async () => {
  await hasty.close();
  await proxy.close();
});

test('while the server refuses, every kind of request fails as unavailable', async () => {
  await proxy.refuse();
  for (const request of [
    () => use(patient),
    () => patient.ping(),
    () => lookupOf(patient)`SELECT find_demo_workspace()`,
  ]) {
    await expect(request()).rejects.toMatchObject(unavailable);
  }
  await proxy.resume();
});

test('after an outage the same database works again', async () => {
  expect(await use(patient)).toEqual([]);
  await proxy.refuse();
  await expect(patient.ping()).rejects.toMatchObject(unavailable);
  await proxy.resume();
  expect(await use(patient)).toEqual([]);
});

test('while the network swallows everything, nobody waits past the deadlines', async () => {
  proxy.stall();
  const startedAt = performance.now();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => use(hasty)));
  const waitedMs = performance.now() - startedAt;
  await proxy.resume();
  const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'done'));
  expect(codes.filter((code) => code !== 'DATABASE_BUSY' && code !== 'DATABASE_UNAVAILABLE')).toEqual([]);
  // Without deadlines nothing would ever end; five times as long is for machines that are busy.
  expect(waitedMs).toBeLessThan(5 * (hastyDeadlines.silentSocketMs + hastyDeadlines.poolWaitMs));
});

test('connections that were lost in the stall are replaced', async () => {
  proxy.stall();
  await Promise.allSettled([use(hasty), use(hasty), use(hasty)]);
  await proxy.resume();
  await expect.poll(() => useBoth(hasty)).toEqual([[], []]);
});

test('a statement that takes too long is ended by the server', async () => {
  await expect(lookupOf(patientBut({ statementMs: 500 }))`SELECT pg_sleep(60)`).rejects.toMatchObject(busy);
});

test('a transaction that dawdles is ended and its connection returned', async () => {
  const administrator = new pg.Client({ connectionString: world.place.ownerUrl });
  await administrator.connect();
  const dawdling = `SELECT FROM pg_stat_activity WHERE pid = $1 AND state = 'idle in transaction'`;
  const db = patientBut({ transactionMs: 1_000 });
  const dawdle = db.forWorkspace(workspaceId, async (tx) => {
    const [own] = await clientOf(tx).$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    const isDawdling = async () => (await administrator.query(dawdling, [own?.pid])).rowCount;
    await expect.poll(isDawdling, { interval: 20 }).toBe(0);
    return clientOf(tx).agent.count();
  });
  await expect(dawdle).rejects.toMatchObject(busy);
  await administrator.end();
  expect(await useBoth(db)).toEqual([[], []]);
});

test('a server that restarts under a running statement is unavailable, not a mystery', async () => {
  const administrator = new pg.Client({ connectionString: world.place.ownerUrl });
  await administrator.connect();
  const sleeping = lookupOf(patient)`SELECT pg_sleep(60)`;
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND datname = current_database()`;
  const [outcome] = await Promise.allSettled([
    sleeping,
    expect.poll(async () => (await administrator.query(cut)).rowCount, { interval: 20 }).toBeGreaterThan(0),
  ]);
  await administrator.end();
  expect(outcome).toMatchObject({ status: 'rejected', reason: unavailable });
});
