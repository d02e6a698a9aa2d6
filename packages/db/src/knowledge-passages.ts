import {
  type KnowledgeDocumentId,
  type KnowledgePassageId,
  knowledgeDocumentIdSchema,
  knowledgePassageIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { parseStored, storableText } from './columns.ts';
import type { KnowledgeLanguage } from './knowledge-documents.ts';
import { clientOf, type Tx } from './transaction.ts';

const passageSchema = z.object({
  id: knowledgePassageIdSchema,
  documentId: knowledgeDocumentIdSchema,
  version: z.int(),
  position: z.int(),
  heading: z.string(),
  page: z.int().nullable(),
  text: z.string(),
});
/** A piece of a document that is enough for an answer. */
export type KnowledgePassage = z.output<typeof passageSchema>;

const COLUMNS = { id: true, documentId: true, version: true, position: true, heading: true, page: true, text: true };

/** Of one document, in its order. */
export async function listPassages(
  tx: Tx,
  documentId: KnowledgeDocumentId,
  { limit, from = 0 }: { limit: number; from?: number },
): Promise<KnowledgePassage[]> {
  const rows = await clientOf(tx).knowledgePassage.findMany({
    where: { workspaceId: tx.workspaceId, documentId, position: { gte: from } },
    orderBy: { position: 'asc' },
    take: limit,
    select: COLUMNS,
  });
  return parseStored(z.array(passageSchema), rows);
}

export interface NewPassage {
  heading: string;
  page: number | null;
  text: string;
  /** What it means, of unit length; absent where nobody could be asked. */
  vector?: readonly number[];
}

export interface NewPassages {
  version: number;
  title: string;
  language: KnowledgeLanguage;
  /** Whose vectors they are. */
  vectorModel: string | null;
  passages: readonly NewPassage[];
}

/** Rows written by one statement. */
const BATCH = 500;

/** The passages of a document, in place of those it had. Gives how many words they have. */
export async function replacePassages(
  tx: Tx,
  documentId: KnowledgeDocumentId,
  { version, title, language, vectorModel, passages }: NewPassages,
): Promise<number> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  await client.knowledgePassage.deleteMany({ where: { workspaceId, documentId } });
  for (let at = 0; at < passages.length; at += BATCH) {
    const batch = passages.slice(at, at + BATCH).map((passage) => ({ ...passage, id: newId('knowledgePassage') }));
    await client.$executeRaw`
      INSERT INTO knowledge_passage (id, workspace_id, document_id, version, position, heading, page, text, length, words)
      SELECT id, ${workspaceId}, ${documentId}, ${version}::integer, ${at}::integer + place::integer - 1, heading, nullif(page, 0), text, 1, ''
      FROM unnest(${batch.map(({ id }) => id)}::text[], ${batch.map(({ heading }) => storableText(heading))}::text[],
          ${batch.map(({ page }) => page ?? 0)}::integer[], ${batch.map(({ text }) => storableText(text))}::text[])
          WITH ORDINALITY AS each (id, heading, page, text, place)`;
    if (vectorModel !== null) await addVectors(tx, { documentId, model: vectorModel }, batch);
  }
  await indexPassages(tx, documentId, { title, language });
  const { _sum } = await client.knowledgePassage.aggregate({
    where: { workspaceId, documentId },
    _sum: { length: true },
  });
  return _sum.length ?? 0;
}

/** Makes passages found by their words, those of their headings and of the document's title; again when one of these was changed. */
export async function indexPassages(
  tx: Tx,
  documentId: KnowledgeDocumentId,
  { title, language }: { title: string; language: KnowledgeLanguage },
): Promise<void> {
  const { workspaceId } = tx;
  await clientOf(tx).$executeRaw`
    UPDATE knowledge_passage SET words = searched.words || array_to_tsvector(ARRAY[workspace_id, document_id]),
      length = greatest(1, array_length(tsvector_to_array(searched.words), 1))
    FROM (
      SELECT id AS searched_id, setweight(to_tsvector(${language}::text::regconfig, ${storableText(title)} || ' ' || heading), 'A')
        || setweight(to_tsvector(${language}::text::regconfig, text), 'D') AS words
      FROM knowledge_passage WHERE workspace_id = ${workspaceId} AND document_id = ${documentId}
    ) AS searched
    WHERE id = searched_id AND workspace_id = ${workspaceId}`;
}

async function addVectors(
  tx: Tx,
  { documentId, model }: { documentId: KnowledgeDocumentId; model: string },
  batch: readonly (NewPassage & { id: KnowledgePassageId })[],
): Promise<void> {
  const known = batch.flatMap(({ id, vector }) => (vector === undefined ? [] : [{ id, vector }]));
  if (known.length === 0) return;
  // An array of arrays travels as text: PostgreSQL would take it for one with two dimensions.
  await clientOf(tx).$executeRaw`
    INSERT INTO knowledge_vector (passage_id, workspace_id, document_id, model, signs, vector)
    SELECT id, ${tx.workspaceId}, ${documentId}, ${model}, signs::bit(256), vector::real[]
    FROM unnest(${known.map(({ id }) => id)}::text[], ${known.map(({ vector }) => signsOf(vector))}::text[],
      ${known.map(({ vector }) => `{${vector.join(',')}}`)}::text[]) AS each (id, signs, vector)`;
}

/** One bit for each dimension: whether it is above nought. */
export function signsOf(vector: readonly number[]): string {
  return vector.map((value) => (value > 0 ? '1' : '0')).join('');
}

/** Passages by their ids, in any order. */
export async function findPassagesById(
  tx: Tx,
  ids: readonly KnowledgePassageId[],
): Promise<Map<KnowledgePassageId, KnowledgePassage>> {
  const rows = await clientOf(tx).knowledgePassage.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: [...ids] } },
    select: COLUMNS,
  });
  return new Map(parseStored(z.array(passageSchema), rows).map((passage) => [passage.id, passage]));
}
