import type { WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { deleteAgent } from './agents.ts';
import { type PublishedAgent, seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { useDatabase } from './testing/use-database.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
let published: PublishedAgent;

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'immutable');
  published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
});

async function attempt(url: string, statements: readonly string[]): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    for (const statement of statements) await client.query(statement);
    return 'done';
  } finally {
    await client.end();
  }
}

const changes = [
  `UPDATE flow_version SET note = 'changed'`,
  'DELETE FROM flow_version',
  `UPDATE statechart SET statechart_document = '{}'`,
  'DELETE FROM statechart',
];

test.each(changes)('the programs have no right to: %s', async (statement) => {
  await expect(attempt(world.place.appUrl, [statement])).rejects.toThrow('permission denied');
});

test.each(changes)('a trigger refuses it even to a role that was given the right: %s', async (statement) => {
  const careless = [
    'CREATE ROLE careless BYPASSRLS',
    'GRANT SELECT, UPDATE, DELETE ON flow_version, statechart TO careless',
    'BEGIN',
    'SET LOCAL ROLE careless',
    statement,
  ];
  await expect(attempt(world.place.ownerUrl, careless)).rejects.toThrow('are never changed');
  await attempt(world.place.ownerUrl, ['DROP OWNED BY careless', 'DROP ROLE careless']);
});

test('the log of a call cannot be edited', async () => {
  const statement = `UPDATE call_event SET type = 'other'`;
  await expect(attempt(world.place.appUrl, [statement])).rejects.toThrow('permission denied');
});

test('an agent can still be deleted with everything that was published', async () => {
  const deleted = await world.db.forWorkspace(workspaceId, (tx) => deleteAgent(tx, published.agentId));
  expect(deleted).toEqual({ status: 'deleted' });
});
