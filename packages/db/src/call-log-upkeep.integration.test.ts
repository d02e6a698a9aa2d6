import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { dropCallEventMonths, keepCallEventMonths } from './call-event-months.ts';
import { listCallEvents } from './call-events.ts';
import { eraseOldCallLogs, getCallLogDays, setCallLogDays } from './call-log-retention.ts';
import { saveCallText } from './call-texts.ts';
import { findCall, type NewCall } from './calls.ts';
import { migrateDatabase } from './migrate.ts';
import { hold, releaseHold } from './privacy/legal-holds.ts';
import { type FinishedCall, seedFinishedCall } from './testing/finished-call.ts';
import { type PublishedAgent, seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { administratorUrl } from './testing/test-server.ts';
import { useDatabase } from './testing/use-database.ts';
import { clientOf, type Tx } from './transaction.ts';

const DAY_MS = 86_400_000;
const world = useDatabase();
let workspaceId: WorkspaceId;
let published: PublishedAgent;

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'months');
  published = await inWorkspace(seedPublishedAgent);
});

const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);
const seedCall = (startedAt: number, changes: Partial<NewCall> = {}) =>
  seedFinishedCall(
    world.db,
    { workspaceId, published, entries: [{ type: 'callerSaid', text: 'Hi' }] },
    { startedAt, ...changes },
  );
const logOf = ({ id, startedAt }: FinishedCall) =>
  inWorkspace((tx) => listCallEvents(tx, { callId: id, callStartedAt: startedAt }));

async function askOwner(statement: string, url = world.place.ownerUrl): Promise<Record<string, unknown>[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return (await owner.query(statement)).rows;
  } finally {
    await owner.end();
  }
}

const monthsOf = async () =>
  (
    await askOwner(
      `SELECT tableoid::regclass::text AS month, count(*)::int AS rows FROM call_event GROUP BY 1 ORDER BY 1`,
    )
  ).map(({ month, rows }) => [month, rows]);

test('what no month is there for is kept, and moves into its month when that is made', async () => {
  await keepCallEventMonths(world.db, 3);
  const old = await seedCall(Date.UTC(2024, 4, 31, 23, 59));
  expect(await monthsOf()).toEqual([['series.call_event_default', 2]]);
  expect(await keepCallEventMonths(world.db, 3)).toBe(1);
  expect(await keepCallEventMonths(world.db, 3)).toBe(0);
  expect(await monthsOf()).toEqual([['series.call_event_2024_05', 2]]);
  expect(await logOf(old)).toHaveLength(2);
});

test('the programs get at no partition past row-level security', async () => {
  const app = new pg.Client({ connectionString: world.place.appUrl });
  await app.connect();
  await expect(app.query('SELECT FROM series.call_event_default')).rejects.toThrow('permission denied');
  await app.end();
});

test('logs older than their workspace keeps them are erased, with the words and values of their calls', async () => {
  const now = Date.UTC(2026, 5, 15);
  const old = await seedCall(now - 91 * DAY_MS);
  const young = await seedCall(now - 89 * DAY_MS);
  for (const { id } of [old, young]) await inWorkspace((tx) => saveCallText(tx, id, [{ who: 'caller', text: 'Hi' }]));
  const erase = () => inWorkspace((tx) => eraseOldCallLogs(tx, { now, limit: 100 }));
  expect(await erase()).toBe(0);
  await inWorkspace((tx) => setCallLogDays(tx, 90));
  expect(await inWorkspace(getCallLogDays)).toBe(90);
  expect(await erase()).toBe(2); // and that of 2024 above
  expect(await erase()).toBe(0);
  expect([(await logOf(old)).length, (await logOf(young)).length]).toEqual([0, 2]);
  const texts = await inWorkspace((tx) => clientOf(tx).callText.findMany({ select: { callId: true } }));
  expect(texts).toEqual([{ callId: young.id }]);
  expect(await inWorkspace((tx) => findCall(tx, old.id))).toMatchObject({ outcome: 'finished', variables: {} });
  expect(await inWorkspace((tx) => saveCallText(tx, old.id, []))).toBe(false);
});

test('a test call that began at a turn of a call loses its log with that one, however young it is', async () => {
  const now = Date.UTC(2026, 5, 15);
  const origin = await seedCall(now - 91 * DAY_MS);
  const goneBackTo = (wentBackToId: CallId) => seedCall(now - DAY_MS, { wentBackToId, isTest: true });
  const between = await goneBackTo(origin.id);
  const copy = await goneBackTo(between.id);
  await inWorkspace((tx) => setCallLogDays(tx, 90));
  expect(await inWorkspace((tx) => eraseOldCallLogs(tx, { now, limit: 100 }))).toBe(1);
  expect([await logOf(origin), await logOf(between), await logOf(copy)]).toEqual([[], [], []]);
});

test('a month goes as a whole once no workspace keeps anything of it, and not before', async () => {
  await seedCall(Date.UTC(2025, 0, 15));
  await keepCallEventMonths(world.db, 0);
  await inWorkspace((tx) => setCallLogDays(tx, null));
  expect(await dropCallEventMonths(world.db)).toBe(0);
  await inWorkspace((tx) => setCallLogDays(tx, 90));
  const other = await seedWorkspace(world.db, 'keeps-all');
  expect(await dropCallEventMonths(world.db)).toBe(0);
  await world.db.forWorkspace(other, (tx) => setCallLogDays(tx, 30));
  expect(await dropCallEventMonths(world.db)).toBeGreaterThan(1);
  expect((await monthsOf()).map(([month]) => month)).not.toContain('series.call_event_2025_01');
});

test('check 128: a month with a held call stays, with that call alone, and those before it go; once it is released it goes as well', async () => {
  const [before, held, beside] = [
    await seedCall(Date.UTC(2025, 1, 10)),
    await seedCall(Date.UTC(2025, 2, 10)),
    await seedCall(Date.UTC(2025, 2, 11)),
  ];
  await keepCallEventMonths(world.db, 0);
  await askOwner('UPDATE workspace SET call_log_days = 90');
  const why = { reason: 'asked for by the court', heldBy: 'user_1' };
  await inWorkspace((tx) => hold(tx, { kind: 'call', id: held.id }, why));
  expect(await dropCallEventMonths(world.db)).toBeGreaterThan(0);
  await inWorkspace((tx) => eraseOldCallLogs(tx, { now: Date.now(), limit: 100 }));
  expect([await logOf(before), (await logOf(held)).length, await logOf(beside)]).toEqual([[], 2, []]);
  const months = (await monthsOf()).map(([month]) => month);
  expect([months.includes('series.call_event_2025_02'), months.includes('series.call_event_2025_03')]).toEqual([
    ...[false, true],
  ]);
  await inWorkspace((tx) => releaseHold(tx, { kind: 'call', id: held.id }));
  expect(await dropCallEventMonths(world.db)).toBeGreaterThan(0);
  expect(await logOf(held)).toEqual([]);
});

test('the log that was there before it had months is kept, whatever the clock of the database says', async () => {
  const server = administratorUrl(inject('testServer'));
  const name = `before_months_${Math.random().toString(36).slice(2)}`;
  await askOwner(`CREATE DATABASE ${name}`, server);
  onTestFinished(() => askOwner(`DROP DATABASE ${name} WITH (FORCE)`, server).then(() => {}));
  const url = new URL(server);
  url.pathname = `/${name}`;
  await askOwner(`ALTER DATABASE ${name} SET timezone TO 'America/New_York'`, url.href);
  const repository = fileURLToPath(new URL('../../../prisma', import.meta.url));
  const prismaDir = await mkdtemp(join(tmpdir(), 'aybiza-migrations-'));
  onTestFinished(() => rm(prismaDir, { recursive: true, force: true }));
  await cp(repository, prismaDir, { recursive: true });
  for (const migration of await readdir(join(prismaDir, 'migrations'))) {
    if (migration >= '20261128') await rm(join(prismaDir, 'migrations', migration), { recursive: true });
  }
  await cp(join(repository, 'migrations/migration_lock.toml'), join(prismaDir, 'migrations/migration_lock.toml'));
  const { appUrl } = inject('testServer');
  const options = { ownerUrl: url.href, appPassword: new URL(appUrl).password };
  await migrateDatabase({ ...options, prismaDir });
  await askOwner(
    `INSERT INTO workspace (id, name, slug) VALUES ('ws_old1', 'Old', 'old');
     INSERT INTO agent (id, workspace_id, name) VALUES ('agt_old1', 'ws_old1', 'Old');
     INSERT INTO call (id, workspace_id, agent_id, statechart_hash, channel, direction, started_at, status)
     VALUES ('call_old1', 'ws_old1', 'agt_old1', '', 'phone', 'inbound', '2026-03-31T23:59:59Z', 'ended');
     INSERT INTO call_event (call_started_at, call_id, seq, workspace_id, at, type, call_event)
     SELECT started_at, id, seq, workspace_id, started_at, 'hungUp', '{"type": "hungUp"}' FROM call, generate_series(0, 9) AS seq`,
    url.href,
  );
  await migrateDatabase(options);
  const kept = `SELECT tableoid::regclass::text AS month, count(*)::int AS events FROM call_event GROUP BY 1`;
  expect(await askOwner(kept, url.href)).toEqual([{ month: 'series.call_event_2026_03', events: 10 }]);
  expect(await askOwner(`SELECT kind, call_id FROM outbox`, url.href)).toEqual([
    { kind: 'measure-call', call_id: 'call_old1' },
  ]);
});
