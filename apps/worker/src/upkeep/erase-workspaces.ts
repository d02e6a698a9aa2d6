import type { Db } from '@aybiza/db/client';
import { eraseWorkspacePiece, listWorkspacesToErase } from '@aybiza/db/erase-workspace';
import { type WorkspaceErasure, workspaceErasureKey } from '@aybiza/db/privacy/erasures';
import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import type { Storage } from '@aybiza/storage';

const WORKSPACES = 10;
/** Calls erased in one transaction. */
const CALLS = 200;

/** Erases the workspaces that were deleted thirty days ago: files first, so that none is left that nobody knows of. */
export async function eraseWorkspaces(
  { db, storage, clock, logger }: { db: Db; storage: Storage; clock: Clock; logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  for (const workspaceId of await listWorkspacesToErase(db, WORKSPACES)) {
    for (const key of await storage.list(`${workspaceId}/`)) {
      if (signal.aborted) return;
      await storage.delete(key);
    }
    const onLast = () => keepErasure(storage, { workspaceId, erasedAt: clock.now(), whole: true });
    const erasePiece = () => db.forWorkspace(workspaceId, (tx) => eraseWorkspacePiece(tx, { calls: CALLS, onLast }));
    while (!signal.aborted && (await erasePiece()));
    logger.info({ workspaceId }, 'workspace erased');
  }
}

/** On the list that a restored backup is held against. */
function keepErasure(storage: Storage, erasure: WorkspaceErasure): Promise<void> {
  return storage.put(workspaceErasureKey(erasure.workspaceId), Buffer.from(JSON.stringify(erasure)));
}
