import type { Db } from '@aybiza/db/client';
import { eraseWorkspacePiece, listWorkspacesToErase } from '@aybiza/db/erase-workspace';
import type { Logger } from '@aybiza/foundation/logger';
import type { Storage } from '@aybiza/storage';

const WORKSPACES = 10;
/** Calls erased in one transaction. */
const CALLS = 200;

/** Erases the workspaces that were deleted thirty days ago: files first, so that none is left that nobody knows of. */
export async function eraseWorkspaces(
  { db, storage, logger }: { db: Db; storage: Storage; logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  for (const workspaceId of await listWorkspacesToErase(db, WORKSPACES)) {
    for (const key of await storage.list(`${workspaceId}/`)) {
      if (signal.aborted) return;
      await storage.delete(key);
    }
    while (!signal.aborted && (await db.forWorkspace(workspaceId, (tx) => eraseWorkspacePiece(tx, CALLS))));
    logger.info({ workspaceId }, 'workspace erased');
  }
}
