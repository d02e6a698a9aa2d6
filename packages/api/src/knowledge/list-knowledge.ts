import { listCollections } from '@aybiza/db/knowledge-collections';
import { KNOWLEDGE_LIMITS, listDocuments, sumUpKnowledge } from '@aybiza/db/knowledge-documents';
import { workspaceProcedure } from '../trpc.ts';
import { listKnowledgeOutput, MAX_FILE_BYTES } from './knowledge.schema.ts';
import { describeDocument } from './own-document.ts';

/** Everything that agents may answer from. */
export const listKnowledge = workspaceProcedure({
  role: 'viewer',
  scope: 'knowledge:read',
  route: 'GET /knowledge/documents',
  summary: 'List the knowledge',
})
  .output(listKnowledgeOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => ({
      documents: (await listDocuments(tx)).map(describeDocument),
      collections: await listCollections(tx),
      usage: await sumUpKnowledge(tx),
      limits: { ...KNOWLEDGE_LIMITS, fileBytes: MAX_FILE_BYTES },
    })),
  );
