import { listPassages } from '@aybiza/db/knowledge-passages';
import { workspaceProcedure } from '../trpc.ts';
import { getDocumentInput, getDocumentOutput } from './knowledge.schema.ts';
import { listUsers } from './list-users.ts';
import { describeDocument, getOwnDocument } from './own-document.ts';

/** A document with its passages, and who answers from it. */
export const getDocument = workspaceProcedure({
  role: 'viewer',
  scope: 'knowledge:read',
  route: 'GET /knowledge/documents/{documentId}',
  summary: 'Get a document of the knowledge',
})
  .input(getDocumentInput)
  .output(getDocumentOutput)
  .query(({ ctx, input: { documentId, ...page } }) =>
    ctx.inWorkspace(async (tx) => {
      const document = await getOwnDocument(tx, documentId);
      return {
        document: describeDocument(document),
        passages: await listPassages(tx, documentId, page),
        agents: await listUsers(tx, document),
      };
    }),
  );
