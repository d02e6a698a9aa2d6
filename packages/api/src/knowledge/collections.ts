import { addAuditEntry } from '@aybiza/db/audit-entries';
import {
  addCollection as addStored,
  deleteCollection as deleteStored,
  MOST_COLLECTIONS,
  renameCollection as renameStored,
} from '@aybiza/db/knowledge-collections';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import {
  addCollectionOutput,
  collectionInput,
  nameCollectionInput,
  noOutput,
  renameCollectionInput,
} from './knowledge.schema.ts';
import { checkCollection } from './own-document.ts';

const access = { role: 'editor', scope: 'knowledge:write' } as const;

/** Makes a collection: agents that name it answer from what is added to it later, too. */
export const addCollection = workspaceProcedure({
  ...access,
  route: 'POST /knowledge/collections',
  summary: 'Add a collection of documents',
})
  .input(nameCollectionInput)
  .output(addCollectionOutput)
  .mutation(({ ctx, input: { name } }) =>
    ctx.inWorkspace(async (tx) => {
      const collectionId = await addStored(tx, name);
      if (collectionId === undefined)
        throw apiError('KNOWLEDGE_FULL', `There are ${MOST_COLLECTIONS} collections: delete one first.`);
      const entry = { action: 'knowledge.addCollection', subject: collectionId, detail: { name } };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return { collectionId };
    }),
  );

export const renameCollection = workspaceProcedure({
  ...access,
  route: 'PATCH /knowledge/collections/{collectionId}',
  summary: 'Rename a collection of documents',
})
  .input(renameCollectionInput)
  .output(noOutput)
  .mutation(({ ctx, input: { collectionId, name } }) =>
    ctx.inWorkspace(async (tx) => {
      await checkCollection(tx, collectionId);
      await renameStored(tx, collectionId, name);
      const entry = { action: 'knowledge.renameCollection', subject: collectionId, detail: { name } };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return {};
    }),
  );

/** Its documents stay. */
export const deleteCollection = workspaceProcedure({
  ...access,
  route: 'DELETE /knowledge/collections/{collectionId}',
  summary: 'Delete a collection, not its documents',
})
  .input(collectionInput)
  .output(noOutput)
  .mutation(({ ctx, input: { collectionId } }) =>
    ctx.inWorkspace(async (tx) => {
      await checkCollection(tx, collectionId);
      await deleteStored(tx, collectionId);
      const entry = { action: 'knowledge.deleteCollection', subject: collectionId, detail: {} };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return {};
    }),
  );
