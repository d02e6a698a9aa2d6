import { addAuditEntry } from '@aybiza/db/audit-entries';
import { deleteDocument as deleteStored } from '@aybiza/db/knowledge-documents';
import { workspaceProcedure } from '../trpc.ts';
import { documentInput, noOutput } from './knowledge.schema.ts';
import { getOwnDocument } from './own-document.ts';

/** Deletes a document for good. Agents that name it go on without it, and their drafts say so; which these are, `knowledge.get` says. */
export const deleteDocument = workspaceProcedure({
  role: 'editor',
  scope: 'knowledge:write',
  route: 'DELETE /knowledge/documents/{documentId}',
  summary: 'Delete a document of the knowledge',
})
  .input(documentInput)
  .output(noOutput)
  .mutation(async ({ ctx, input: { documentId } }) => {
    const storageKey = await ctx.inWorkspace(async (tx) => {
      const { title, storageKey: key } = await getOwnDocument(tx, documentId);
      await deleteStored(tx, documentId);
      await addAuditEntry(tx, { actor: ctx.actor, action: 'knowledge.delete', subject: documentId, detail: { title } });
      return key;
    });
    if (storageKey !== null) await ctx.services.storage.delete(storageKey);
    return {};
  });
