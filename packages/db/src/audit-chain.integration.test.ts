import type { WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addAuditEntry, listAuditEntries } from './audit-entries.ts';
import { useDatabase } from './testing/use-database.ts';
import { followAuditChain } from './verify-audit-chain.ts';
import { createWorkspace } from './workspaces.ts';

const world = useDatabase();
let app: pg.Client;
let owner: pg.Client;
let workspaceId: WorkspaceId;
let made = 0;

beforeAll(async () => {
  app = new pg.Client({ connectionString: world.place.appUrl });
  owner = new pg.Client({ connectionString: world.place.ownerUrl });
  await Promise.all([app.connect(), owner.connect()]);
});
afterAll(() => Promise.all([app.end(), owner.end()]));

beforeEach(async () => {
  made += 1;
  const created = await createWorkspace(world.db, { name: 'Chain', slug: `chain-${made}` });
  if (created.status !== 'created') throw new Error('a new slug must be free');
  workspaceId = created.workspace.id;
  for (const action of ['a.first', 'a.second', 'a.third', 'a.fourth']) await add(action);
});

const add = (action: string, detail: unknown = { ä: '“5 : 3”', n: [1, 2.5, null] }) =>
  world.db.forWorkspace(workspaceId, (tx) =>
    addAuditEntry(tx, { actor: { type: 'person', id: 'anna' }, action, subject: 's', detail }),
  );
const follow = () => followAuditChain(world.db, workspaceId);
const idOf = async (seq: number) => {
  const { rows } = await owner.query(`SELECT id FROM audit_entry WHERE workspace_id = $1 AND seq = $2`, [
    workspaceId,
    seq,
  ]);
  return String(rows[0].id);
};

test('an untouched log is intact, also when many write to it at once', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => add('a.parallel', { index })));
  expect(await follow()).toMatchObject({ status: 'intact', end: { seq: 24n } });
  const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 100));
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 24 }, (_, index) => 24 - index));
});

test('check 105: the programs can neither edit nor delete an entry', async () => {
  await app.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
  for (const statement of [`UPDATE audit_entry SET subject = 'x'`, 'DELETE FROM audit_entry', 'TRUNCATE audit_entry']) {
    await expect(app.query(statement)).rejects.toThrow('permission denied');
  }
});

test('check 105: a program cannot choose the place or the hash of an entry', async () => {
  await app.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
  await app.query(
    `INSERT INTO audit_entry (id, workspace_id, actor_type, actor_id, action, subject, detail_document, seq, hash)
     VALUES ('forged', $1, 'person', 'x', 'a.b', 's', '{}', 2, 'x')`,
    [workspaceId],
  );
  expect(await follow()).toMatchObject({ status: 'intact', end: { seq: 5n } });
});

test.each([
  ['edited', `UPDATE audit_entry SET subject = 'other' WHERE workspace_id = $1 AND seq = 2`, 2n],
  ['given another detail', `UPDATE audit_entry SET detail_document = '{}' WHERE workspace_id = $1 AND seq = 3`, 3n],
  ['given another time', `UPDATE audit_entry SET at = at - interval '1 ms' WHERE workspace_id = $1 AND seq = 2`, 2n],
])('check 105: an entry that the owner of the database has %s is named', async (_what, statement, seq) => {
  await owner.query(statement, [workspaceId]);
  expect(await follow()).toEqual({ status: 'broken', at: { seq, id: await idOf(Number(seq)) } });
});

test('check 105: an entry that was taken out is named by its number', async () => {
  await owner.query(`DELETE FROM audit_entry WHERE workspace_id = $1 AND seq = 2`, [workspaceId]);
  expect(await follow()).toEqual({ status: 'broken', at: { seq: 2n, id: null } });
});

test('check 105: two entries that changed places are found', async () => {
  const [second, third] = [await idOf(2), await idOf(3)];
  for (const [seq, id] of [
    [99, second],
    [2, third],
    [3, second],
  ]) {
    await owner.query('UPDATE audit_entry SET seq = $1 WHERE id = $2', [seq, id]);
  }
  expect(await follow()).toEqual({ status: 'broken', at: { seq: 2n, id: third } });
});

test('check 105: a log that was cut off, or written anew, does not lead through an end that was noted outside', async () => {
  const noted = await follow();
  if (noted.status !== 'intact') throw new Error('it must be intact at first');
  await owner.query(`DELETE FROM audit_entry WHERE workspace_id = $1 AND seq = 4`, [workspaceId]);
  expect(await follow()).toMatchObject({ status: 'intact' });
  const through = () => followAuditChain(world.db, workspaceId, noted.end);
  expect(await through()).toEqual({ status: 'broken', at: { seq: 4n, id: null } });
  await add('a.another');
  expect(await through()).toEqual({ status: 'broken', at: { seq: 4n, id: null } });
});
