import type { Db, Tx } from '@aybiza/db/client';
import { claimJobEffect } from '@aybiza/db/job-effects';
import { completeOutboxRow, failOutboxRow } from '@aybiza/db/outbox';
import type { OutboxId, WorkspaceId } from '@aybiza/foundation/ids';
import type { JobName } from '@aybiza/jobs';

/** Which job, and what follows when it is settled. */
export interface Settling {
  id: OutboxId;
  name: JobName;
  workspaceId: WorkspaceId;
  onSettled(tx: Tx): Promise<void>;
  /** Each time it is given up: a person may have sent it on its way again in between. */
  onGivenUp(tx: Tx, error: string): Promise<void>;
}

/** How a job ended. One that was given up may be sent on its way again by a person. */
export type JobEnd = { status: 'done'; effect(tx: Tx): Promise<void> } | { status: 'givenUp'; error: string };

/**
 * Ends a job in one transaction: its effect, its outbox row and what follows, all or none. A job that two workers did,
 * or one worker twice, has the effect of whoever comes first; what follows happens once, whatever else happens to the
 * row. Gives whether this was the first end of the job.
 */
export async function settleJob(db: Db, job: Settling, end: JobEnd): Promise<boolean> {
  const key = `${job.name}:${job.id}`;
  return db.forWorkspace(job.workspaceId, async (tx) => {
    if (end.status === 'givenUp') {
      await failOutboxRow(tx, job.id, { error: end.error });
      await job.onGivenUp(tx, end.error);
    } else if (await claimJobEffect(tx, `${key}:done`)) {
      await end.effect(tx);
      await completeOutboxRow(tx, job.id);
    }
    const isFirst = await claimJobEffect(tx, `${key}:settled`);
    if (isFirst) await job.onSettled(tx);
    return isFirst;
  });
}
