import type { Db } from '@aybiza/db/client';
import { forgetRecordings, listOldRecordings } from '@aybiza/db/recording-retention';
import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import type { Storage } from '@aybiza/storage';
import { allWorkspaces } from './all-workspaces.ts';

/** Calls whose recordings are deleted between two transactions. */
const CALLS = 50;

/** Deletes recordings that are older than their workspace keeps them, in pieces, joined and exported: files first, so that none is left that nobody knows of. */
export async function eraseRecordings(
  options: { db: Db; storage: Storage; clock: Clock; logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  const { db, storage, clock, logger } = options;
  let erased = 0;
  for await (const workspaceId of allWorkspaces(db)) {
    for (let calls = CALLS; calls === CALLS && !signal.aborted; erased += calls) {
      const now = clock.now();
      const { callIds, keys } = await db.forWorkspace(workspaceId, (tx) =>
        listOldRecordings(tx, { now, limit: CALLS }),
      );
      for (const key of keys) await storage.delete(key);
      await db.forWorkspace(workspaceId, (tx) => forgetRecordings(tx, callIds, now));
      calls = callIds.length;
    }
  }
  if (erased > 0) logger.info({ erased }, 'old recordings deleted');
}
