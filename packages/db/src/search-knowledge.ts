import {
  type KnowledgeCollectionId,
  type KnowledgeDocumentId,
  type KnowledgePassageId,
  knowledgePassageIdSchema,
} from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored, storableText } from './columns.ts';
import { findPassagesById, type KnowledgePassage, signsOf } from './knowledge-passages.ts';
import { clientOf, type Tx } from './transaction.ts';

/** Letters of a question that count. */
const MAX_QUESTION_LENGTH = 1_000;
/** Of each of the two ways to find passages. */
const CANDIDATES = 50;
/** Cormack, Clarke and Büttcher, “Reciprocal Rank Fusion” (SIGIR 2009): how little the very first places are worth more than the next. */
const FUSION = 60;
/** Below that a passage has nothing to do with the question; the nearest of unrelated ones are near, too. */
const LEAST_SIMILARITY = 0.25;

/** Which documents are looked at: those named, and those in a collection that is named. */
export interface KnowledgeScope {
  documents: readonly KnowledgeDocumentId[];
  collections: readonly KnowledgeCollectionId[];
}

export interface KnowledgeQuestion {
  text: string;
  /** What it means, of unit length, and by which model; absent where nobody could be asked. */
  meaning?: { model: string; vector: readonly number[] } | undefined;
  /** Absent: everything the workspace has. */
  scope?: KnowledgeScope | undefined;
  limit: number;
}

/** A passage, and why it was found. */
export interface FoundPassage extends KnowledgePassage {
  title: string;
  /** Okapi BM25; absent when it shares no word with the question. */
  wordScore?: number;
  /** The cosine, at most 1; absent when its meaning is not known or far. */
  similarity?: number;
}

/** The passages that answer a question best, by their words and by their meaning, the best first. */
export async function searchKnowledge(
  tx: Tx,
  { text, meaning, scope, limit }: KnowledgeQuestion,
): Promise<FoundPassage[]> {
  const asked = storableText(text).slice(0, MAX_QUESTION_LENGTH);
  const byWords = await findByWords(tx, asked, scope);
  const byMeaning = meaning === undefined ? [] : await findByMeaning(tx, meaning, scope);
  const best = fuse([byWords, byMeaning]).slice(0, limit);
  const passages = await findPassagesById(tx, best);
  const titles = await findTitles(tx, [...new Set([...passages.values()].map(({ documentId }) => documentId))]);
  const wordScores = new Map(byWords.map(({ id, score }) => [id, score]));
  const similarities = new Map(byMeaning.map(({ id, score }) => [id, score]));
  return best.flatMap((id) => {
    const passage = passages.get(id);
    if (passage === undefined) return [];
    const [wordScore, similarity] = [wordScores.get(id), similarities.get(id)];
    return [
      {
        ...passage,
        title: titles.get(passage.documentId) ?? '',
        ...(wordScore === undefined ? {} : { wordScore }),
        ...(similarity === undefined ? {} : { similarity }),
      },
    ];
  });
}

interface Ranked {
  readonly id: KnowledgePassageId;
  readonly score: number;
}

/** Several rankings as one: what stands high in more than one of them comes first. */
function fuse(rankings: readonly (readonly Ranked[])[]): KnowledgePassageId[] {
  const worth = new Map<KnowledgePassageId, number>();
  for (const ranking of rankings)
    for (const [place, { id }] of ranking.entries()) worth.set(id, (worth.get(id) ?? 0) + 1 / (FUSION + place + 1));
  return [...worth].sort(([, left], [, right]) => right - left).map(([id]) => id);
}

const wordsSchema = z.array(z.object({ passage_id: knowledgePassageIdSchema, score: z.number() }));

async function findByWords(tx: Tx, asked: string, scope: KnowledgeScope | undefined): Promise<Ranked[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT * FROM find_passages(${asked}, ${scope?.documents ?? null}::text[], ${scope?.collections ?? null}::text[], ${CANDIDATES}::integer)`;
  return parseStored(wordsSchema, rows).map(({ passage_id: id, score }) => ({ id, score }));
}

const meaningSchema = z.array(z.object({ passage_id: knowledgePassageIdSchema, similarity: z.number() }));

async function findByMeaning(
  tx: Tx,
  { model, vector }: NonNullable<KnowledgeQuestion['meaning']>,
  scope: KnowledgeScope | undefined,
): Promise<Ranked[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT * FROM nearest_passages(${signsOf(vector)}::text::bit(256), ${[...vector]}::real[], ${model},
      ${scope?.documents ?? null}::text[], ${scope?.collections ?? null}::text[], ${CANDIDATES}::integer)`;
  return parseStored(meaningSchema, rows).flatMap(({ passage_id: id, similarity }) =>
    similarity < LEAST_SIMILARITY ? [] : [{ id, score: similarity }],
  );
}

async function findTitles(tx: Tx, ids: readonly KnowledgeDocumentId[]): Promise<Map<string, string>> {
  const rows = await clientOf(tx).knowledgeDocument.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: [...ids] } },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
