import type { KnowledgeScope } from '@aybiza/db/search-knowledge';
import type { Flow } from '@aybiza/flow';
import { knowledgeCollectionIdSchema, knowledgeDocumentIdSchema } from '@aybiza/foundation/ids';

/** What the steps of a flow may look up of the workspace's. */
export function libraryScope(flow: Flow): KnowledgeScope {
  const named = Object.values(flow.nodes).flatMap((node) =>
    node.kind === 'answer' || node.kind === 'converse' ? [node.data] : [],
  );
  return {
    documents: named.flatMap(({ documents }) =>
      documents.flatMap((id) => knowledgeDocumentIdSchema.safeParse(id).data ?? []),
    ),
    collections: named.flatMap(({ collections }) =>
      collections.flatMap((id) => knowledgeCollectionIdSchema.safeParse(id).data ?? []),
    ),
  };
}
