import { addAuditEntry } from '@aybiza/db/audit-entries';
import { addDocument } from '@aybiza/db/knowledge-documents';
import { newId } from '@aybiza/foundation/new-id';
import { workspaceProcedure } from '../trpc.ts';
import { checkRoom } from './check-room.ts';
import { addPageInput, documentOutput } from './knowledge.schema.ts';
import { checkCollection } from './own-document.ts';
import { readLater } from './read-later.ts';

/** Adds a web page to what agents may answer from. It is fetched by the worker, from the public web only. */
export const addPage = workspaceProcedure({
  role: 'editor',
  scope: 'knowledge:write',
  route: 'POST /knowledge/pages',
  summary: 'Add a web page to the knowledge',
})
  .input(addPageInput)
  .output(documentOutput)
  .mutation(({ ctx, input: { address, title, collectionId, language, refreshesDaily } }) =>
    ctx.inWorkspace(async (tx) => {
      await checkRoom(tx, { documents: 1, bytes: 0 });
      await checkCollection(tx, collectionId);
      const documentId = newId('knowledgeDocument');
      await addDocument(tx, {
        id: documentId,
        title: title ?? address,
        kind: 'page',
        collectionId: collectionId ?? null,
        wantedLanguage: language,
        address,
        refreshesDaily,
      });
      await readLater(tx, documentId);
      await addAuditEntry(tx, { actor: ctx.actor, action: 'knowledge.add', subject: documentId, detail: { address } });
      return { documentId };
    }),
  );
