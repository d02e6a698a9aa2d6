import type { WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createAgent, findAgent, listAgents } from './agents.ts';
import { createDb } from './client.ts';
import { createFlow } from './flows.ts';
import { seedPublishedAgent, seedWorkspace, smallFlow } from './testing/seed.ts';
import { PATIENT, useDatabase } from './testing/use-database.ts';
import { clientOf, lookupOf } from './transaction.ts';

const world = useDatabase();
let app: pg.Client;
let owner: pg.Client;
let ours: WorkspaceId;
let theirs: WorkspaceId;

beforeAll(async () => {
  app = new pg.Client({ connectionString: world.place.appUrl });
  owner = new pg.Client({ connectionString: world.place.ownerUrl });
  await Promise.all([app.connect(), owner.connect()]);
  ours = await seedWorkspace(world.db, 'ours');
  theirs = await seedWorkspace(world.db, 'theirs');
  for (const id of [ours, theirs]) await world.db.forWorkspace(id, seedPublishedAgent);
});
afterAll(() => Promise.all([app.end(), owner.end()]));

async function tablesOfWorkspaces(): Promise<string[]> {
  const { rows } = await owner.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY table_name`,
  );
  return rows.map(({ table_name }) => table_name);
}

test('every table with a workspace has row-level security, forced upon the owner too', async () => {
  const { rows } = await owner.query(
    `SELECT relname, relrowsecurity AND relforcerowsecurity AS forced,
            EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'own_workspace') AS has_policy
     FROM pg_class WHERE relname = ANY ($1) ORDER BY relname`,
    [await tablesOfWorkspaces()],
  );
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ forced, has_policy }) => !forced || !has_policy)).toEqual([]);
});

test('the role of the programs can neither pass the policies nor own a table', async () => {
  const { rows } = await app.query(
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
            EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owns
     FROM pg_roles WHERE rolname = current_user`,
  );
  expect(rows).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: false },
  ]);
});

test.each([
  ['no setting', undefined],
  ['an empty setting', ''],
  ['a workspace that does not exist', 'ws_nosuchworkspace0000'],
])('%s gives no rows of any table', async (_case, setting) => {
  await app.query('BEGIN');
  if (setting !== undefined) await app.query(`SELECT set_config('app.workspace_id', $1, true)`, [setting]);
  for (const table of ['workspace', ...(await tablesOfWorkspaces()).filter((name) => name !== 'call_lease')]) {
    const { rowCount } = await app.query(`SELECT FROM ${app.escapeIdentifier(table)}`);
    expect([table, rowCount]).toEqual([table, 0]);
  }
  await app.query('ROLLBACK');
});

test('a setting left over from an earlier transaction of the same connection is gone', async () => {
  const single = createDb({ url: world.place.appUrl, poolSize: 1, deadlines: PATIENT });
  const inside = await single.forWorkspace(
    ours,
    (tx) => clientOf(tx).$queryRaw`SELECT pg_backend_pid() AS pid, id FROM agent`,
  );
  const outside = await lookupOf(single)`SELECT pg_backend_pid() AS pid, (SELECT min(id) FROM agent) AS id`;
  await single.close();
  const { pid } =
    z
      .array(z.object({ pid: z.int() }))
      .length(1)
      .parse(inside)[0] ?? {};
  expect(outside).toEqual([{ pid, id: null }]);
});

test('a workspace sees its own rows and no others', async () => {
  const [ourAgent] = await world.db.forWorkspace(ours, listAgents);
  if (ourAgent === undefined) throw new Error('the seed made an agent');
  expect(await world.db.forWorkspace(ours, (tx) => findAgent(tx, ourAgent.id))).toEqual(ourAgent);
  expect(await world.db.forWorkspace(theirs, (tx) => findAgent(tx, ourAgent.id))).toBeUndefined();
});

test('a query without any filter still sees one workspace', async () => {
  const agents = await world.db.forWorkspace(ours, (tx) => clientOf(tx).agent.findMany());
  expect(agents.map(({ workspaceId }) => workspaceId)).toEqual([ours]);
});

test('a row cannot be written into another workspace', async () => {
  const write = world.db.forWorkspace(ours, (tx) =>
    clientOf(tx).agent.create({ data: { id: 'agt_smuggled', workspaceId: theirs, name: 'Smuggled' } }),
  );
  await expect(write).rejects.toThrow('row-level security');
});

test('a row cannot point into another workspace', async () => {
  const [theirAgent] = await world.db.forWorkspace(theirs, listAgents);
  if (theirAgent === undefined) throw new Error('the seed made an agent');
  const write = world.db.forWorkspace(ours, (tx) => createFlow(tx, { agentId: theirAgent.id, document: smallFlow() }));
  await expect(write).rejects.toThrow('Foreign key constraint');
});

test('an empty workspace id is refused before anything is asked', async () => {
  // @ts-expect-error: what a program in plain JavaScript could pass
  await expect(world.db.forWorkspace('', listAgents)).rejects.toThrow('needs a workspace id');
});

test('a transaction that throws leaves nothing behind', async () => {
  const failing = world.db.forWorkspace(ours, async (tx) => {
    await createAgent(tx, { name: 'Half' });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  const agents = await world.db.forWorkspace(ours, listAgents);
  expect(agents.map(({ name }) => name)).toEqual(['Reception']);
});

test('a bulk write that forgets its workspace is a programmer error', async () => {
  const write = world.db.forWorkspace(ours, (tx) => clientOf(tx).agent.deleteMany({ where: { name: 'Reception' } }));
  await expect(write).rejects.toThrow('must name its workspace');
});

test('a condition that is undefined is an error, never "all"', async () => {
  const name = JSON.parse('{}').name;
  const read = world.db.forWorkspace(ours, (tx) => clientOf(tx).agent.findMany({ where: { name } }));
  await expect(read).rejects.toThrow('undefined');
});

test('the programs see no lease except through the lease functions', async () => {
  await expect(app.query('SELECT FROM call_lease')).rejects.toThrow('permission denied');
});
