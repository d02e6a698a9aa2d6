import type { Tx } from '@aybiza/db/client';
import { findCollection } from '@aybiza/db/knowledge-collections';
import { findDocument, type KnowledgeDocument } from '@aybiza/db/knowledge-documents';
import type { KnowledgeCollectionId, KnowledgeDocumentId } from '@aybiza/foundation/ids';
import type { z } from 'zod';
import { notFound } from '../api-error.ts';
import type { knowledgeDocumentSchema } from './knowledge.schema.ts';

/** @throws AppError `NOT_FOUND` */
export async function getOwnDocument(tx: Tx, id: KnowledgeDocumentId): Promise<KnowledgeDocument> {
  const found = await findDocument(tx, id);
  if (found === undefined) throw notFound('document');
  return found;
}

/** @throws AppError `NOT_FOUND` unless there is none to look for, or it is there */
export async function checkCollection(tx: Tx, id: KnowledgeCollectionId | null | undefined): Promise<void> {
  if (id !== null && id !== undefined && (await findCollection(tx, id)) === undefined) throw notFound('collection');
}

export function describeDocument(document: KnowledgeDocument): z.output<typeof knowledgeDocumentSchema> {
  const { storageKey: _key, contentHash: _hash, askedAt: _asked, vectorModel, ...told } = document;
  return { ...told, isUnderstood: vectorModel !== null };
}
