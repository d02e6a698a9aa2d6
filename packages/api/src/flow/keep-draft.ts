import { findNewestCheckpoint } from '@aybiza/db/flow-checkpoints';
import { type DraftChange, type LockedDraft, writeDraft } from '@aybiza/db/flows';
import type { Tx } from '@aybiza/db/transaction';
import { isCheckpointDue } from '../checkpoint/is-checkpoint-due.ts';
import { makeCheckpoint } from '../checkpoint/make-checkpoint.ts';

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
