import type { WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { addMember, findRole, listMembers, removeMember, setMemberRole } from './members.ts';
import { untilSomebodyWaits, useDatabase } from './testing/use-database.ts';
import {
  createWorkspace,
  findDemoWorkspace,
  getWorkspace,
  hasAnyOwner,
  listMemberships,
  renameWorkspace,
} from './workspaces.ts';

const world = useDatabase();

beforeAll(async () => {
  const client = new pg.Client({ connectionString: world.place.appUrl });
  await client.connect();
  // As better-auth does: the app role may write the sign-in tables.
  for (const id of ['ann', 'bob']) {
    await client.query(`INSERT INTO "user" (id, name, email, "emailVerified") VALUES ($1, $1, $2, true)`, [
      id,
      `${id}@test`,
    ]);
  }
  await client.end();
});

async function create(slug: string, options: { ownerUserId?: string; isDemo?: boolean } = {}): Promise<WorkspaceId> {
  const made = await createWorkspace(world.db, { name: slug, slug, ...options });
  if (made.status !== 'created') throw new Error('the address is free');
  return made.workspace.id;
}

test('the demo workspace is found and nobody owns it yet', async () => {
  expect([await findDemoWorkspace(world.db), await hasAnyOwner(world.db)]).toEqual([undefined, false]);
  const id = await create('demo', { isDemo: true });
  expect([await findDemoWorkspace(world.db), await hasAnyOwner(world.db)]).toEqual([id, false]);
});

test('whoever owns the demo does not own the installation', async () => {
  const demo = await findDemoWorkspace(world.db);
  if (demo === undefined) throw new Error('the demo was made above');
  await world.db.forWorkspace(demo, (tx) => addMember(tx, { userId: 'bob', role: 'owner' }));
  expect(await hasAnyOwner(world.db)).toBe(false);
});

test('a person sees exactly their workspaces, and as what', async () => {
  const own = await create('ann-own', { ownerUserId: 'ann' });
  const other = await create('bob-own', { ownerUserId: 'bob' });
  await world.db.forWorkspace(other, (tx) => addMember(tx, { userId: 'ann', role: 'viewer' }));
  await create('foreign');
  const memberships = await listMemberships(world.db, 'ann');
  expect(memberships.map(({ workspaceId, role }) => [workspaceId, role])).toEqual([
    [own, 'owner'],
    [other, 'viewer'],
  ]);
  expect(await listMemberships(world.db, '')).toEqual([]);
  expect(await hasAnyOwner(world.db)).toBe(true);
});

test('an address that is in use is refused', async () => {
  await create('twice');
  expect(await createWorkspace(world.db, { name: 'Twice', slug: 'twice' })).toEqual({ status: 'slugTaken' });
});

test('a renamed workspace keeps its address', async () => {
  const id = await create('renamed');
  await world.db.forWorkspace(id, (tx) => renameWorkspace(tx, 'New name'));
  expect(await world.db.forWorkspace(id, getWorkspace)).toMatchObject({ id, name: 'New name', slug: 'renamed' });
});

test('the last owner can neither leave nor be demoted', async () => {
  const id = await create('last', { ownerUserId: 'ann' });
  const outcomes = await world.db.forWorkspace(id, async (tx) => [
    await removeMember(tx, 'ann'),
    await setMemberRole(tx, { userId: 'ann', role: 'editor' }),
    await setMemberRole(tx, { userId: 'ann', role: 'owner' }),
    await removeMember(tx, 'bob'),
  ]);
  expect(outcomes).toEqual(['lastOwner', 'lastOwner', 'done', 'notMember']);
});

test('of two owners who remove each other at once, one stays', async () => {
  const id = await create('duel', { ownerUserId: 'ann' });
  await world.db.forWorkspace(id, (tx) => addMember(tx, { userId: 'bob', role: 'owner' }));
  let second: Promise<unknown> | undefined;
  const first = await world.db.forWorkspace(id, async (tx) => {
    const outcome = await removeMember(tx, 'ann');
    second = world.db.forWorkspace(id, (other) => removeMember(other, 'bob'));
    await untilSomebodyWaits(world.place);
    return outcome;
  });
  expect([first, await second]).toEqual(['done', 'lastOwner']);
  expect(await world.db.forWorkspace(id, listMembers)).toMatchObject([{ role: 'owner' }]);
});

test('a changed role is in force at once', async () => {
  const id = await create('roles', { ownerUserId: 'ann' });
  const role = await world.db.forWorkspace(id, async (tx) => {
    await addMember(tx, { userId: 'bob', role: 'viewer' });
    await setMemberRole(tx, { userId: 'bob', role: 'publisher' });
    return findRole(tx, 'bob');
  });
  expect(role).toBe('publisher');
  expect(await world.db.forWorkspace(id, (tx) => findRole(tx, 'nobody'))).toBeUndefined();
});
