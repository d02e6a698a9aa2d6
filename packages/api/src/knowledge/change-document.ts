import { addAuditEntry } from '@aybiza/db/audit-entries';
import { askForReading, changeDocument as changeStored } from '@aybiza/db/knowledge-documents';
import { indexPassages } from '@aybiza/db/knowledge-passages';
import { workspaceProcedure } from '../trpc.ts';
import { changeDocumentInput, noOutput } from './knowledge.schema.ts';
import { checkCollection, getOwnDocument } from './own-document.ts';
import { readLater } from './read-later.ts';

/** Renames a document, moves it to another collection, or changes how it is read. */
export const changeDocument = workspaceProcedure({
  role: 'editor',
  scope: 'knowledge:write',
  route: 'PATCH /knowledge/documents/{documentId}',
  summary: 'Change a document of the knowledge',
})
  .input(changeDocumentInput)
  .output(noOutput)
  .mutation(({ ctx, input: { documentId, language: wantedLanguage, ...changes } }) =>
    ctx.inWorkspace(async (tx) => {
      const { title, language, wantedLanguage: before } = await getOwnDocument(tx, documentId);
      await checkCollection(tx, changes.collectionId);
      const given = Object.entries({ ...changes, wantedLanguage }).filter(([, value]) => value !== undefined);
      const detail = Object.fromEntries(given);
      await changeStored(tx, documentId, detail);
      if (changes.title !== undefined && changes.title !== title)
        await indexPassages(tx, documentId, { title: changes.title, language });
      if (wantedLanguage !== undefined && wantedLanguage !== before) {
        await askForReading(tx, documentId, ctx.services.clock.now());
        await readLater(tx, documentId);
      }
      await addAuditEntry(tx, { actor: ctx.actor, action: 'knowledge.change', subject: documentId, detail });
      return {};
    }),
  );
