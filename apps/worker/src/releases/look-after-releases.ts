import type { Db } from '@aybiza/db/client';
import { listReleaseWorkspaces } from '@aybiza/db/releases/plans';
import { listOpenWatches } from '@aybiza/db/releases/watches';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { applyPlan } from './apply-plan.ts';
import { lookAtWatch } from './look-at-watch.ts';

const WORKSPACES = 100;

interface World {
  db: Db;
  clock: Clock;
  logger: Logger;
}

/** Has planned versions begin to answer, and looks at every watched one, in all workspaces; one that fails keeps no other waiting. */
export async function lookAfterReleases(world: World, signal: AbortSignal): Promise<void> {
  const { db, clock, logger } = world;
  for (let behind: string | undefined = ''; behind !== undefined && !signal.aborted; ) {
    const page: WorkspaceId[] = await listReleaseWorkspaces(db, { now: clock.now(), behind, limit: WORKSPACES });
    for (const workspaceId of page) {
      if (signal.aborted) return;
      await lookAfterWorkspace(world, workspaceId, signal).catch((error: unknown) =>
        logger.warn({ workspaceId, reason: errorMessage(error) }, 'releases not looked after'),
      );
    }
    behind = page.length < WORKSPACES ? undefined : page.at(-1);
  }
}

async function lookAfterWorkspace({ db, clock }: World, workspaceId: WorkspaceId, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await db.forWorkspace(workspaceId, (tx) => applyPlan(tx, clock.now()))));
  for (const id of await db.forWorkspace(workspaceId, listOpenWatches)) {
    if (signal.aborted) return;
    await db.forWorkspace(workspaceId, (tx) => lookAtWatch(tx, id, clock.now()));
  }
}
