import { addAuditEntry } from '@aybiza/db/audit-entries';
import { askForReading, replaceFile as replaceStored } from '@aybiza/db/knowledge-documents';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { checkRoom } from './check-room.ts';
import { fileKind } from './file-kind.ts';
import { keepFile } from './keep-file.ts';
import { fileBody, noOutput, replaceFileInput } from './knowledge.schema.ts';
import { getOwnDocument } from './own-document.ts';
import { readLater } from './read-later.ts';

/** Puts another file in the place of a document's own: whoever answers from it goes on with what the new one says. */
export const replaceFile = workspaceProcedure({
  role: 'editor',
  scope: 'knowledge:write',
  route: 'PUT /knowledge/documents/{documentId}/file',
  summary: 'Replace the file of a document',
  description: 'The body is the file itself, as when one is added; its name stands in the address.',
  rest: fileBody,
})
  .input(replaceFileInput)
  .output(noOutput)
  .mutation(async ({ ctx, input: { documentId, fileName, content } }) => {
    const { storage, clock } = ctx.services;
    const kind = fileKind(fileName);
    const document = await ctx.inWorkspace((tx) => getOwnDocument(tx, documentId));
    if (document.kind === 'page')
      throw apiError('UNKNOWN_FILE', 'This document is a web page: read it again instead, or add the file beside it.');
    await keepFile(storage, { workspaceId: ctx.workspaceId, documentId, content }, ({ storageKey, bytes }) =>
      ctx.inWorkspace(async (tx) => {
        await checkRoom(tx, { documents: 0, bytes: bytes - document.bytes });
        await replaceStored(tx, documentId, { kind, fileName, storageKey, bytes });
        await askForReading(tx, documentId, clock.now());
        await readLater(tx, documentId);
        const detail = { fileName, bytes };
        await addAuditEntry(tx, { actor: ctx.actor, action: 'knowledge.replace', subject: documentId, detail });
      }),
    );
    if (document.storageKey !== null) await storage.delete(document.storageKey);
    return {};
  });
