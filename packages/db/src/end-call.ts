import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { closeCheckpoint, raiseFence } from './call-checkpoints.ts';
import { type NewCallResult, saveCallResults } from './call-results.ts';
import { type CallEnd, finishCall } from './calls.ts';
import { addOutboxRow, type NewOutboxRow } from './outbox.ts';
import type { Db } from './transaction.ts';

export interface EndedCall {
  workspaceId: WorkspaceId;
  callId: CallId;
  fencingToken: number;
  end: CallEnd;
  results: readonly NewCallResult[];
  /** What must happen now that the call is over. */
  jobs: readonly NewOutboxRow[];
}

/** Ends a call in one transaction: the record, its results and the jobs that follow, all of them or none, and only once. */
export async function endCall(db: Db, ended: EndedCall): Promise<'ended' | 'endedBefore' | 'fenced'> {
  const { workspaceId, callId, fencingToken, end, results, jobs } = ended;
  return db.forWorkspace(workspaceId, async (tx) => {
    if (!(await raiseFence(tx, callId, fencingToken))) return 'fenced';
    if (!(await finishCall(tx, callId, end))) return 'endedBefore';
    await saveCallResults(tx, callId, results);
    await closeCheckpoint(tx, callId);
    for (const job of jobs) await addOutboxRow(tx, job);
    return 'ended';
  });
}
