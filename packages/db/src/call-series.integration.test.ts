import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { deleteAgent } from './agents.ts';
import { dropCallEventMonths, keepCallEventMonths } from './call-event-months.ts';
import { listCallEvents } from './call-events.ts';
import { eraseOldCallLogs, setCallLogDays } from './call-log-retention.ts';
import { deleteCall } from './calls.ts';
import { createDb } from './client.ts';
import { migrateDatabase } from './migrate.ts';
import { type FinishedCall, seedFinishedCall } from './testing/finished-call.ts';
import { type PublishedAgent, seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { administratorUrl } from './testing/test-server.ts';
import { PATIENT } from './testing/use-database.ts';
import type { Db, Tx } from './transaction.ts';
import { writeCall } from './write-call.ts';

const DAY_MS = 86_400_000;
const NOW = Date.now();
const server = inject('testServer');

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** The script for TimescaleDB without TimescaleDB's own statements: a table that only the owner gets at, behind a view. */
async function putBehindView(ownerUrl: string): Promise<void> {
  const script = await readFile(fileURLToPath(new URL('../../../prisma/timescale.sql', import.meta.url)), 'utf8');
  const plain = script.replaceAll(/^ *-- timescaledb: begin$[\s\S]*?^ *-- timescaledb: end$/gm, '');
  expect(plain).not.toMatch(/create_hypertable|drop_chunks\(|timescaledb\./);
  await ask(ownerUrl, plain);
}

/** Why the hypertable cannot be tried here; undefined when it can. */
const missing = await whyNoTimescale();
async function whyNoTimescale(): Promise<string | undefined> {
  const [found] = await ask(
    administratorUrl(server),
    `SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb') AS installed,
       current_setting('shared_preload_libraries') ~ 'timescaledb' AS loaded,
       current_setting('timescaledb.license', true) IS DISTINCT FROM 'apache' AS compresses`,
  );
  if (found?.installed !== true) return 'this PostgreSQL has no TimescaleDB';
  if (found.loaded !== true) return 'TimescaleDB is not among the shared_preload_libraries';
  return found.compresses === true ? undefined : 'TimescaleDB’s Apache edition compresses nothing';
}

const kinds = [
  { kind: 'partitions by month', isThere: true, prepare: async () => {}, finish: async () => {} },
  {
    kind: 'a table behind a view, as TimescaleDB needs it',
    isThere: true,
    prepare: async () => {},
    finish: putBehindView,
  },
  {
    kind: missing === undefined ? 'a hypertable' : `a hypertable (skipped: ${missing})`,
    isThere: missing === undefined,
    prepare: (ownerUrl: string) => ask(ownerUrl, 'CREATE EXTENSION timescaledb'),
    finish: async () => {},
  },
];

describe.each(kinds)('the call log as $kind', ({ isThere, prepare, finish }) => {
  const name = `series_${randomBytes(6).toString('hex')}`;
  const ownerUrl = at(server.ownerUrl, name);
  let db: Db;
  let workspaceId: WorkspaceId;
  let published: PublishedAgent;
  let early: FinishedCall;

  beforeAll(async () => {
    if (!isThere) return;
    await ask(administratorUrl(server), `CREATE DATABASE ${name}`);
    const options = { ownerUrl, appPassword: new URL(server.appUrl).password };
    await prepare(ownerUrl);
    await migrateDatabase(options);
    db = createDb({ url: at(server.appUrl, name), deadlines: PATIENT });
    workspaceId = await seedWorkspace(db, 'series');
    published = await inWorkspace(seedPublishedAgent);
    early = await seedCall(NOW - 10 * DAY_MS);
    await finish(ownerUrl);
    await migrateDatabase(options);
  });
  afterAll(async () => {
    if (!isThere) return;
    await db.close();
    await ask(administratorUrl(server), `DROP DATABASE ${name} WITH (FORCE)`);
  });

  const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => db.forWorkspace(workspaceId, work);
  const seedCall = (startedAt: number) =>
    seedFinishedCall(db, { workspaceId, published, entries: [{ type: 'callerSaid', text: 'Hi' }] }, { startedAt });
  const logOf = ({ id, startedAt }: FinishedCall, tenant = workspaceId) =>
    db.forWorkspace(tenant, (tx) => listCallEvents(tx, { callId: id, callStartedAt: startedAt }));

  const check = test.skipIf(!isThere);

  check('keeps what was there before', async () => {
    expect(await logOf(early)).toEqual(early.events);
  });

  check('takes what is written once, however old it is and however often it is sent', async () => {
    const old = await seedCall(NOW - 800 * DAY_MS);
    const { id: callId, startedAt: callStartedAt, events } = old;
    await writeCall(db, { workspaceId, callId, callStartedAt, fencingToken: 1, events });
    expect(await logOf(old)).toEqual(events);
    const said = await inWorkspace((tx) => listCallEvents(tx, { callId, callStartedAt }, { types: ['callerSaid'] }));
    expect(said).toHaveLength(1);
  });

  check('shows a workspace its own, and nothing to whoever names none', async () => {
    const other = await seedWorkspace(db, 'other');
    expect(await logOf(early, other)).toEqual([]);
    const appUrl = at(server.appUrl, name);
    expect(await ask(appUrl, 'SELECT FROM call_event')).toEqual([]);
    await expect(ask(appUrl, `UPDATE call_event SET type = 'other'`)).rejects.toThrow('permission denied');
  });

  check('takes nothing for another workspace', async () => {
    const row = `'2026-01-01', 'call_x', 0, 'ws_other', now(), 'hungUp', '{}'`;
    const smuggle = `SET app.workspace_id = '${workspaceId}'; INSERT INTO call_event VALUES (${row})`;
    await expect(ask(at(server.appUrl, name), smuggle)).rejects.toThrow(/row-level security|check option/);
  });

  check('loses a call that is deleted, and those of an agent that is', async () => {
    const call = await seedCall(NOW);
    await inWorkspace((tx) => deleteCall(tx, call.id));
    expect(await logOf(call)).toEqual([]);
    const agent = await inWorkspace(seedPublishedAgent);
    const entries = [{ type: 'callerSaid', text: 'Hi' }] as const;
    const gone = await seedFinishedCall(db, { workspaceId, published: agent, entries }, { startedAt: NOW });
    await inWorkspace((tx) => deleteAgent(tx, agent.agentId));
    expect(await logOf(gone)).toEqual([]);
  });

  check('loses what nobody keeps any more, and nothing else', async () => {
    const [old, young] = [await seedCall(NOW - 400 * DAY_MS), await seedCall(NOW - 20 * DAY_MS)];
    await keepCallEventMonths(db, 1);
    await dropCallEventMonths(db);
    expect(await logOf(old)).toHaveLength(2);
    for (const tenant of [workspaceId, await seedWorkspace(db, 'third')]) {
      await db.forWorkspace(tenant, (tx) => setCallLogDays(tx, 90));
    }
    await ask(ownerUrl, `UPDATE workspace SET call_log_days = 30 WHERE call_log_days IS NULL`);
    await dropCallEventMonths(db);
    await inWorkspace((tx) => eraseOldCallLogs(tx, { now: NOW, limit: 100 }));
    expect(await logOf(old)).toEqual([]);
    expect(await logOf(young)).toHaveLength(2);
  });
});
