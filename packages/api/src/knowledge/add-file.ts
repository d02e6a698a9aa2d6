import { addAuditEntry } from '@aybiza/db/audit-entries';
import { addDocument } from '@aybiza/db/knowledge-documents';
import { newId } from '@aybiza/foundation/new-id';
import { workspaceProcedure } from '../trpc.ts';
import { checkRoom } from './check-room.ts';
import { fileKind } from './file-kind.ts';
import { addFileInput, documentOutput } from './knowledge.schema.ts';
import { checkCollection } from './own-document.ts';
import { readLater } from './read-later.ts';

const DESCRIPTION = `The file is kept and read by the worker: \`GET /knowledge/documents/{documentId}\` says how far it is. At most 4 MB. \
Refusals: \`UNKNOWN_FILE\`, \`KNOWLEDGE_FULL\`, \`NOT_FOUND\` (the collection).`;

/** Adds a file to what agents may answer from. */
export const addFile = workspaceProcedure({
  role: 'editor',
  scope: 'knowledge:write',
  route: 'POST /knowledge/documents',
  summary: 'Add a file to the knowledge',
  description: DESCRIPTION,
})
  .input(addFileInput)
  .output(documentOutput)
  .mutation(async ({ ctx, input: { fileName, content, collectionId, language, title } }) => {
    const kind = fileKind(fileName);
    const documentId = newId('knowledgeDocument');
    const bytes = Buffer.from(content, 'base64');
    const storageKey = `${ctx.workspaceId}/knowledge/${documentId}/${newId('request')}`;
    // Before the row: a file that nobody knows harms nobody, a row without its file could not be read.
    await ctx.services.storage.put(storageKey, bytes);
    await ctx.inWorkspace(async (tx) => {
      await checkRoom(tx, { documents: 1, bytes: bytes.length });
      await checkCollection(tx, collectionId);
      await addDocument(tx, {
        id: documentId,
        title: title ?? (fileName.replace(/\.[^.]+$/, '') || fileName),
        kind,
        collectionId: collectionId ?? null,
        wantedLanguage: language,
        fileName,
        storageKey,
        bytes: bytes.length,
      });
      await readLater(tx, documentId);
      const detail = { fileName, bytes: bytes.length };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'knowledge.add', subject: documentId, detail });
    });
    return { documentId };
  });
