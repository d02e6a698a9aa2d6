import type { Tx } from '@aybiza/db/client';
import { KNOWLEDGE_LIMITS, sumUpKnowledge } from '@aybiza/db/knowledge-documents';
import { apiError } from '../api-error.ts';

/** @throws AppError `KNOWLEDGE_FULL` unless the workspace has room for so much more */
export async function checkRoom(tx: Tx, more: { documents: number; bytes: number }): Promise<void> {
  const has = await sumUpKnowledge(tx);
  if (has.documents + more.documents > KNOWLEDGE_LIMITS.documents)
    throw apiError(
      'KNOWLEDGE_FULL',
      `This workspace has ${KNOWLEDGE_LIMITS.documents} documents, and takes no more: delete one first.`,
    );
  if (has.bytes + more.bytes > KNOWLEDGE_LIMITS.bytes)
    throw apiError('KNOWLEDGE_FULL', 'The files of this workspace have 1 GB, and it takes no more: delete some first.');
}
