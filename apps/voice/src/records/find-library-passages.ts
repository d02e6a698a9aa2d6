import type { Tx } from '@aybiza/db/client';
import { searchKnowledge } from '@aybiza/db/search-knowledge';
import { knowledgeCollectionIdSchema, knowledgeDocumentIdSchema } from '@aybiza/foundation/ids';
import type { LibraryPassage, PassageSearch } from '../call/call-world.ts';

/** Looks through a workspace's knowledge for a call. What its flow names that nobody can have is passed over. */
export async function findLibraryPassages(
  tx: Tx,
  { question, documents, collections, limit, meaning }: PassageSearch,
): Promise<LibraryPassage[]> {
  const scope = {
    documents: documents.flatMap((id) => knowledgeDocumentIdSchema.safeParse(id).data ?? []),
    collections: collections.flatMap((id) => knowledgeCollectionIdSchema.safeParse(id).data ?? []),
  };
  const found = await searchKnowledge(tx, { text: question, scope, limit, meaning });
  return found.map(({ id: passage, documentId: document, version, title, heading, text }) => {
    return { passage, document, version, title, heading, text };
  });
}
