import type { FlowCheckpointEntry } from './flow-checkpoints.ts';
import type { DraftEntry } from './flows.ts';

const EVERY_MS = 30 * 60_000;
/** Saves that changed something. */
const EVERY_SAVES = 200;

export interface DraftToKeep {
  /** As it stands in the database, before it is written over. */
  readonly draft: Pick<DraftEntry, 'revision'>;
  /** The newest of its checkpoints. */
  readonly last: Pick<FlowCheckpointEntry, 'revision' | 'createdAt'> | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Is the draft to be kept before it is written over? Before the first edit of all, and then after half an hour or two hundred saves. Nothing
 * is kept while nobody edits: so after a pause it is what somebody left behind.
 */
export function isCheckpointDue({ draft, last, now }: DraftToKeep): boolean {
  return last === undefined || draft.revision - last.revision >= EVERY_SAVES || now - last.createdAt >= EVERY_MS;
}
