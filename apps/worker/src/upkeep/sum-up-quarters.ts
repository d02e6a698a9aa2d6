import type { Db } from '@aybiza/db/client';
import { listMarkedWorkspaces, redoMarkedQuarters } from '@aybiza/db/redo-quarters';

const WORKSPACES = 100;
/** Quarters at a time: a transaction of well under a second, also when a year of calls is measured again. */
const QUARTERS = 200;

/** Sums up the quarters of an hour in which calls have changed, of every workspace, until none is left. */
export async function sumUpQuarters(db: Db, signal: AbortSignal): Promise<void> {
  for (let done = 1; done > 0 && !signal.aborted; ) {
    done = 0;
    for (const workspaceId of await listMarkedWorkspaces(db, WORKSPACES)) {
      if (signal.aborted) return;
      done += await db.forWorkspace(workspaceId, (tx) => redoMarkedQuarters(tx, QUARTERS));
    }
  }
}
