import { askForReading } from '@aybiza/db/knowledge-documents';
import { workspaceProcedure } from '../trpc.ts';
import { documentInput, noOutput } from './knowledge.schema.ts';
import { getOwnDocument } from './own-document.ts';
import { readLater } from './read-later.ts';

/** Reads a document again: a page as it is now, a file that could not be read once more. */
export const refreshDocument = workspaceProcedure({
  role: 'editor',
  scope: 'knowledge:write',
  route: 'POST /knowledge/documents/{documentId}/read',
  summary: 'Read a document again',
})
  .input(documentInput)
  .output(noOutput)
  .mutation(({ ctx, input: { documentId } }) =>
    ctx.inWorkspace(async (tx) => {
      const { status } = await getOwnDocument(tx, documentId);
      // It is on its way already.
      if (status === 'waiting' || status === 'reading') return {};
      await askForReading(tx, documentId, ctx.services.clock.now());
      await readLater(tx, documentId);
      return {};
    }),
  );
