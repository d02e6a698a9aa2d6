import { ERASURES, workspaceErasureKey } from '@aybiza/db/privacy/erasures';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { suspendWorkspace } from '@aybiza/db/workspaces';
import { systemClock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { seedEndedCall } from '../testing/ended-call.ts';
import { createTemporaryStorage } from '../testing/temporary-folder.ts';
import { eraseWorkspaces } from './erase-workspaces.ts';

const world = useDatabase();
const DAY_MS = 24 * 60 * 60_000;

async function rowsOf(workspaceId: string): Promise<Record<string, number>> {
  const owner = new pg.Client({ connectionString: world.place.ownerUrl });
  await owner.connect();
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'workspace_id' AND table_schema = 'public'`,
    );
    const counts = await Promise.all(
      tables.map(async ({ name }) => {
        const counting = `SELECT count(*)::int AS rows FROM ${owner.escapeIdentifier(name)} WHERE workspace_id = $1`;
        const { rows } = await owner.query(counting, [workspaceId]);
        return [name, Number(rows[0].rows)] as const;
      }),
    );
    return Object.fromEntries(counts.filter(([, rows]) => rows > 0));
  } finally {
    await owner.end();
  }
}

test('a deleted workspace goes with everything in it on its day, not before, and no other', async () => {
  const { storage, remove } = await createTemporaryStorage();
  onTestFinished(remove);
  const [due, waiting, kept] = [
    await seedEndedCall(world.db),
    await seedEndedCall(world.db),
    await seedEndedCall(world.db),
  ];
  for (const { workspaceId, callId } of [due, waiting, kept]) {
    await storage.put(`${workspaceId}/${callId}/0001.ulaw`, new Uint8Array(4));
  }
  const before = await rowsOf(kept.workspaceId);
  await world.db.forWorkspace(due.workspaceId, (tx) => suspendWorkspace(tx, { eraseAt: Date.now() - 1_000 }));
  await world.db.forWorkspace(waiting.workspaceId, (tx) => suspendWorkspace(tx, { eraseAt: Date.now() + DAY_MS }));
  await eraseWorkspaces(
    { db: world.db, storage, clock: systemClock(), logger: silentLogger() },
    new AbortController().signal,
  );
  expect(await rowsOf(due.workspaceId)).toEqual({});
  expect(await storage.list(`${due.workspaceId}/`)).toEqual([]);
  // Check 134: a backup that is older is held against it.
  expect(await storage.list(ERASURES)).toEqual([workspaceErasureKey(due.workspaceId)]);
  expect(await rowsOf(waiting.workspaceId)).toHaveProperty('call');
  expect(await rowsOf(kept.workspaceId)).toEqual(before);
  expect(await storage.list(`${kept.workspaceId}/`)).toHaveLength(1);
});
