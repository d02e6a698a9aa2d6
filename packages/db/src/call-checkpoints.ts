import type { CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { bigintColumn, parseStored, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const checkpointSchema = z
  .object({ fencingToken: bigintColumn, seq: z.int(), stateDocument: z.unknown() })
  .transform(({ stateDocument, ...rest }) => ({ ...rest, state: stateDocument ?? undefined }));
/** Where a call stood when it was last written down; `state` is whatever the voice app put there. */
export interface Checkpoint {
  fencingToken: number;
  /** The sequence number of the last event that the state includes. */
  seq: number;
  /** Absent before the first checkpoint and after the end of the call. */
  state: unknown;
}

/**
 * The first thing a new owner does: from here on every write of the owner before is refused.
 * Gives back where the call stood.
 */
export async function claimCheckpoint(
  tx: Tx,
  claim: { callId: CallId; fencingToken: number },
): Promise<{ status: 'claimed'; checkpoint: Checkpoint } | { status: 'fenced' }> {
  if (!(await raiseFence(tx, claim.callId, claim.fencingToken))) return { status: 'fenced' };
  const checkpoint = await findCheckpoint(tx, claim.callId);
  if (checkpoint === undefined) throw new Error('the fence that was just raised has no row');
  return { status: 'claimed', checkpoint };
}

export async function findCheckpoint(tx: Tx, callId: CallId): Promise<Checkpoint | undefined> {
  const row = await clientOf(tx).callCheckpoint.findFirst({ where: { workspaceId: tx.workspaceId, callId } });
  return row === null ? undefined : parseStored(checkpointSchema, row);
}

/** Drops the state of a call that is over; the fence stays, so that a late owner still meets it. */
export async function closeCheckpoint(tx: Tx, callId: CallId): Promise<void> {
  await clientOf(tx).callCheckpoint.updateMany({
    where: { workspaceId: tx.workspaceId, callId },
    data: { stateDocument: toJsonColumn(null) },
  });
}

/**
 * Remembers the highest token that has written for a call. False: a higher one was here already, write nothing.
 * Locks the row until the transaction ends, so that an older and a newer owner cannot pass each other.
 */
export async function raiseFence(tx: Tx, callId: CallId, fencingToken: number): Promise<boolean> {
  const raised = await clientOf(tx).$executeRaw`
    INSERT INTO call_checkpoint AS fence (call_id, workspace_id, fencing_token, seq)
    VALUES (${callId}, ${tx.workspaceId}, ${fencingToken}::bigint, 0)
    ON CONFLICT (call_id) DO UPDATE SET fencing_token = excluded.fencing_token
      WHERE fence.fencing_token <= excluded.fencing_token`;
  return raised > 0;
}
