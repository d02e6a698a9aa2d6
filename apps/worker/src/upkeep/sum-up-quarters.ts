import type { Db } from '@aybiza/db/client';
import { listMarkedWorkspaces, redoMarkedQuarters } from '@aybiza/db/redo-quarters';
import { measureMonth } from '@aybiza/db/usage/measure-month';
import type { Clock } from '@aybiza/foundation/clock';

const WORKSPACES = 100;
/** Quarters at a time: a transaction of well under a second, also when a year of calls is measured again. */
const QUARTERS = 200;

/** Sums up the quarters of an hour in which calls have changed, of every workspace, until none is left; their limits follow. */
export async function sumUpQuarters({ db, clock }: { db: Db; clock: Clock }, signal: AbortSignal): Promise<void> {
  for (let done = 1; done > 0 && !signal.aborted; ) {
    done = 0;
    for (const workspaceId of await listMarkedWorkspaces(db, WORKSPACES)) {
      if (signal.aborted) return;
      const redone = await db.forWorkspace(workspaceId, (tx) => redoMarkedQuarters(tx, QUARTERS));
      if (redone > 0) await db.forWorkspace(workspaceId, (tx) => measureMonth(tx, clock.now()));
      done += redone;
    }
  }
}
