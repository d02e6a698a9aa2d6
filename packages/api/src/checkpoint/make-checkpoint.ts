import { createHash } from 'node:crypto';
import {
  type CheckpointReason,
  createFlowCheckpoint,
  deleteFlowCheckpoints,
  type FlowCheckpointEntry,
  listFlowCheckpoints,
} from '@aybiza/db/flow-checkpoints';
import type { Draft } from '@aybiza/db/flows';
import type { Tx } from '@aybiza/db/transaction';
import { canonicalJson, type Flow } from '@aybiza/flow';
import type { FlowCheckpointId } from '@aybiza/foundation/ids';
import { apiError } from '../api-error.ts';
import { thinCheckpoints } from './thin-checkpoints.ts';

/** They stay for ever: more than anybody could tell apart. */
const MOST_NAMED = 100;

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
 * @throws AppError `TOO_MANY_CHECKPOINTS`
 */
export async function makeCheckpoint(tx: Tx, checkpoint: CheckpointToMake): Promise<FlowCheckpointId> {
  const { draft, now, ...about } = checkpoint;
  const { id: flowId, revision, document } = draft;
  const before = await listFlowCheckpoints(tx, flowId);
  const contentHash = hashOf(document);
  const [newest] = before;
  if (about.name === '' && newest?.contentHash === contentHash) return newest.id;
  if (about.name !== '') refuseMoreNames(before);
  const id = await createFlowCheckpoint(tx, { ...about, flowId, revision, document, contentHash, createdAt: now });
  const all = [{ id, name: about.name, createdAt: now }, ...before];
  await deleteFlowCheckpoints(tx, thinCheckpoints(all, now));
  return id;
}

/** @throws AppError `TOO_MANY_CHECKPOINTS` when no other checkpoint may get a name */
export function refuseMoreNames(checkpoints: readonly Pick<FlowCheckpointEntry, 'name'>[]): void {
  if (checkpoints.filter(({ name }) => name !== '').length < MOST_NAMED) return;
  throw apiError(
    'TOO_MANY_CHECKPOINTS',
    `A flow has at most ${MOST_NAMED} named checkpoints. Take the name from one that you do not need any more.`,
  );
}

/** The same for the same flow, in whatever order its parts stand. */
function hashOf(flow: Flow): string {
  return createHash('sha256').update(canonicalJson(flow)).digest('hex');
}
