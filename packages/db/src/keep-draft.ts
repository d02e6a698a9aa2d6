import { findNewestCheckpoint } from './flow-checkpoints.ts';
import { type DraftChange, type LockedDraft, writeDraft } from './flows.ts';
import { isCheckpointDue } from './is-checkpoint-due.ts';
import { makeCheckpoint } from './make-checkpoint.ts';
import type { Tx } from './transaction.ts';

/**
 * Writes over a draft, and keeps a checkpoint of what it was where that is due.
 * @param before Why it is due in any case: something else takes the draft's place.
 */
export async function keepDraft(
  tx: Tx,
  draft: LockedDraft,
  { before, ...change }: DraftChange & { before?: 'beforeImport' },
): Promise<{ revision: number }> {
  const { document, savedAt: now } = change;
  if (document !== undefined) {
    const last = await findNewestCheckpoint(tx, draft.id);
    const { updatedBy: createdBy, updatedAt: draftSavedAt } = draft;
    if (before !== undefined || isCheckpointDue({ draft, last, now }))
      await makeCheckpoint(tx, { draft, reason: before ?? 'automatic', name: '', createdBy, draftSavedAt, now });
  }
  return writeDraft(tx, draft, change);
}
