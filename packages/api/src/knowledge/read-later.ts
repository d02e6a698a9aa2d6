import type { Tx } from '@aybiza/db/client';
import { addOutboxRow } from '@aybiza/db/outbox';
import type { KnowledgeDocumentId } from '@aybiza/foundation/ids';
import type { JobPayloads } from '@aybiza/jobs';

/** Has a document read by the worker. */
export async function readLater(tx: Tx, documentId: KnowledgeDocumentId): Promise<void> {
  const payload: JobPayloads['read-document'] = { documentId };
  await addOutboxRow(tx, { kind: 'read-document', payload });
}
