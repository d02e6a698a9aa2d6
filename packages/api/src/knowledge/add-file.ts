import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { addDocument } from '@aybiza/db/knowledge-documents';
import { newId } from '@aybiza/foundation/new-id';
import { workspaceProcedure } from '../trpc.ts';
import { checkRoom } from './check-room.ts';
import { fileKind } from './file-kind.ts';
import { keepFile } from './keep-file.ts';
import { addFileInput, documentOutput, fileBody } from './knowledge.schema.ts';
import { checkCollection } from './own-document.ts';
import { readLater } from './read-later.ts';

const DESCRIPTION = `The body is the file itself, at most 25 MB; its name and the rest stand in the address. It is kept and read by the \
worker: \`GET /knowledge/documents/{documentId}\` says how far it is. Refusals: \`UNKNOWN_FILE\`, \`BODY_TOO_LARGE\`, \`KNOWLEDGE_FULL\`, \
\`NOT_FOUND\` (the collection).`;

/** Adds a file to what agents may answer from. */
export const addFile = workspaceProcedure({
  role: 'editor',
  scope: 'knowledge:write',
  route: 'POST /knowledge/documents',
  summary: 'Add a file to the knowledge',
  description: DESCRIPTION,
  rest: fileBody,
})
  .input(addFileInput)
  .output(documentOutput)
  .mutation(async ({ ctx, input: { fileName, content, collectionId, language, title } }) => {
    const kind = fileKind(fileName);
    const documentId = newId('knowledgeDocument');
    const check = async (tx: Tx, bytes: number) => {
      await checkRoom(tx, { documents: 1, bytes });
      await checkCollection(tx, collectionId);
    };
    // Before anything is read, too: whoever has no room need not wait for it.
    await ctx.inWorkspace((tx) => check(tx, 0));
    const file = { workspaceId: ctx.workspaceId, documentId, content };
    await keepFile(ctx.services.storage, file, ({ storageKey, bytes }) =>
      ctx.inWorkspace(async (tx) => {
        await check(tx, bytes);
        await addDocument(tx, {
          id: documentId,
          title: title ?? (fileName.replace(/\.[^.]+$/, '') || fileName),
          kind,
          collectionId: collectionId ?? null,
          wantedLanguage: language,
          fileName,
          storageKey,
          bytes,
        });
        await readLater(tx, documentId);
        const detail = { fileName, bytes };
        await addAuditEntry(tx, { actor: ctx.actor, action: 'knowledge.add', subject: documentId, detail });
      }),
    );
    return { documentId };
  });
