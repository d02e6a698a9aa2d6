import { createApiKey, revokeApiKey } from '@aybiza/db/api-keys';
import { createDb } from '@aybiza/db/client';
import type { AccessGround } from '@aybiza/db/lost-access';
import { addMember, removeMember, rolesFrom, setMemberRole } from '@aybiza/db/members';
import { startTcpProxy } from '@aybiza/db/testing/tcp-proxy';
import { PATIENT, useDatabase } from '@aybiza/db/testing/use-database';
import { createWorkspace, suspendWorkspace } from '@aybiza/db/workspaces';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { AccessWatch } from './access-watch.ts';

const world = useDatabase();
let owner: pg.Client;
let workspaceId: WorkspaceId;
let asEditor: AccessGround & { userId: string };
let made = 0;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: world.place.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

beforeEach(async () => {
  made += 1;
  const created = await createWorkspace(world.db, { name: 'Watched', slug: `watched-${made}` });
  if (created.status !== 'created') throw new Error('a new slug must be free');
  workspaceId = created.workspace.id;
  const [boss, userId, sessionId] = [`boss-${made}`, `editor-${made}`, `session-${made}`];
  for (const id of [boss, userId]) {
    await owner.query(`INSERT INTO "user" (id, name, email, "emailVerified") VALUES ($1, $1, $1, false)`, [id]);
  }
  await owner.query(
    `INSERT INTO session (id, token, "userId", "expiresAt", "updatedAt") VALUES ($1, $1, $2, now() + '1 hour', now())`,
    [sessionId, userId],
  );
  await world.db.forWorkspace(workspaceId, async (tx) => {
    await addMember(tx, { userId: boss, role: 'owner' });
    await addMember(tx, { userId, role: 'editor' });
  });
  asEditor = { workspaceId, userId, roles: [...rolesFrom('editor')], sessionId };
});

/** Each look is the one that the watch takes every two seconds, by a clock that only the test moves. */
function startWatch(db = world.db) {
  const clock = fakeClock(0);
  const watch = new AccessWatch({ db, clock, logger: silentLogger() });
  const lost: string[] = [];
  return {
    watch: (name: string, ground: AccessGround) => watch.watch(ground, () => lost.push(name)),
    look: () => clock.advance(2_000),
    untilLost: (names: string[]) => expect.poll(() => lost.toSorted()).toEqual(names.toSorted()),
    lookUntilLost: (names: string[]) =>
      expect
        .poll(() => {
          clock.advance(2_000);
          return lost.toSorted();
        })
        .toEqual(names.toSorted()),
  };
}

async function newKey(scopes: string[]) {
  const secretHash = `hash-${Math.random()}`;
  const key = { name: 'CRM', prefix: 'aybiza', secretHash, scopes, createdBy: 'boss' };
  return world.db.forWorkspace(workspaceId, (tx) => createApiKey(tx, key));
}

test.each<[string, () => Promise<unknown>]>([
  ['their session ends', () => owner.query('DELETE FROM session WHERE id = $1', [`session-${made}`])],
  [
    'their session is over by time',
    () => owner.query(`UPDATE session SET "expiresAt" = now() WHERE id = $1`, [`session-${made}`]),
  ],
  ['they are removed', () => world.db.forWorkspace(workspaceId, (tx) => removeMember(tx, asEditor.userId))],
  [
    'their role falls below what it takes',
    () => world.db.forWorkspace(workspaceId, (tx) => setMemberRole(tx, { userId: asEditor.userId, role: 'viewer' })),
  ],
  [
    'the workspace is suspended',
    () => world.db.forWorkspace(workspaceId, (tx) => suspendWorkspace(tx, { eraseAt: null })),
  ],
])('check 95: somebody is out within five seconds when %s', async (_what, happen) => {
  const { watch, look, untilLost } = startWatch();
  watch('editor', asEditor);
  await happen();
  look();
  await untilLost(['editor']);
});

test('check 95: a key is out within five seconds when it is revoked, and another one stays', async () => {
  const { watch, look, untilLost } = startWatch();
  const [revoked, kept] = [await newKey(['calls:read']), await newKey(['calls:read'])];
  watch('revoked', { workspaceId, keyId: revoked.id, scope: 'calls:read' });
  watch('kept', { workspaceId, keyId: kept.id, scope: 'calls:read' });
  await world.db.forWorkspace(workspaceId, (tx) => revokeApiKey(tx, revoked.id));
  look();
  await untilLost(['revoked']);
});

test('somebody whose role rises, or falls to one that suffices, stays', async () => {
  const { watch, look, untilLost } = startWatch();
  watch('reader', { ...asEditor, roles: [...rolesFrom('viewer')] });
  watch('other', { ...asEditor, userId: 'nobody' });
  await world.db.forWorkspace(workspaceId, (tx) => setMemberRole(tx, { userId: asEditor.userId, role: 'viewer' }));
  look();
  await untilLost(['other']);
});

test('whoever has left by themselves hears nothing more', async () => {
  const { watch, look, untilLost } = startWatch();
  const stop = watch('left', asEditor);
  watch('other', { ...asEditor, userId: 'nobody' });
  stop();
  await world.db.forWorkspace(workspaceId, (tx) => removeMember(tx, asEditor.userId));
  look();
  await untilLost(['other']);
});

test('while the database is away everybody stays, and what was missed is found when it is back', async () => {
  const proxy = await startTcpProxy(world.place.appUrl);
  onTestFinished(() => proxy.close());
  const db = createDb({ url: proxy.url, deadlines: { ...PATIENT, poolWaitMs: 2_000 } });
  onTestFinished(() => db.close());
  const { watch, look, untilLost, lookUntilLost } = startWatch(db);
  watch('editor', asEditor);
  await proxy.refuse();
  look();
  await untilLost([]);
  await world.db.forWorkspace(workspaceId, (tx) => removeMember(tx, asEditor.userId));
  await proxy.resume();
  await lookUntilLost(['editor']);
});
