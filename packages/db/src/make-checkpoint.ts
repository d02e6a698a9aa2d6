import { createHash } from 'node:crypto';
import { canonicalJson, type Flow } from '@aybiza/flow';
import type { FlowCheckpointId } from '@aybiza/foundation/ids';
import {
  type CheckpointReason,
  createFlowCheckpoint,
  deleteFlowCheckpoints,
  listFlowCheckpoints,
} from './flow-checkpoints.ts';
import type { Draft } from './flows.ts';
import { thinCheckpoints } from './thin-checkpoints.ts';
import type { Tx } from './transaction.ts';

export interface CheckpointToMake {
  /** Locked, or nobody else's business. */
  readonly draft: Draft;
  readonly reason: CheckpointReason;
  /** Empty but for those that somebody names. */
  readonly name: string;
  readonly createdBy: string | null;
  /** Since when the draft has been like this; epoch milliseconds, as `now`. */
  readonly draftSavedAt: number;
  readonly now: number;
}

/**
 * Keeps what a draft is now, and lets go of checkpoints that are not needed any more. What the newest of them holds already is not kept
 * twice, unless under another name.
 */
export async function makeCheckpoint(tx: Tx, checkpoint: CheckpointToMake): Promise<FlowCheckpointId> {
  const { draft, now, ...about } = checkpoint;
  const { id: flowId, revision, document } = draft;
  const before = await listFlowCheckpoints(tx, flowId);
  const contentHash = hashOf(document);
  const [newest] = before;
  if (about.name === '' && newest?.contentHash === contentHash) return newest.id;
  const id = await createFlowCheckpoint(tx, { ...about, flowId, revision, document, contentHash, createdAt: now });
  const all = [{ id, name: about.name, createdAt: now }, ...before];
  await deleteFlowCheckpoints(tx, thinCheckpoints(all, now));
  return id;
}

/** The same for the same flow, in whatever order its parts stand. */
function hashOf(flow: Flow): string {
  return createHash('sha256').update(canonicalJson(flow)).digest('hex');
}
