import { type KnowledgeCollectionId, knowledgeCollectionIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, storableText } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** Of a workspace. */
export const MOST_COLLECTIONS = 100;

const collectionSchema = z.object({ id: knowledgeCollectionIdSchema, name: z.string(), createdAt: momentColumn });
/** Documents that belong together. */
export type KnowledgeCollection = z.output<typeof collectionSchema>;

/** By name. */
export async function listCollections(tx: Tx): Promise<KnowledgeCollection[]> {
  const rows = await clientOf(tx).knowledgeCollection.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return parseStored(z.array(collectionSchema), rows);
}

export async function findCollection(tx: Tx, id: KnowledgeCollectionId): Promise<KnowledgeCollection | undefined> {
  const row = await clientOf(tx).knowledgeCollection.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(collectionSchema, row);
}

/** Undefined when there are as many as there may be. */
export async function addCollection(tx: Tx, name: string): Promise<KnowledgeCollectionId | undefined> {
  const { workspaceId } = tx;
  const client = clientOf(tx);
  if ((await client.knowledgeCollection.count({ where: { workspaceId } })) >= MOST_COLLECTIONS) return undefined;
  const id = newId('knowledgeCollection');
  await client.knowledgeCollection.create({ data: { id, workspaceId, name: storableText(name) } });
  return id;
}

export async function renameCollection(tx: Tx, id: KnowledgeCollectionId, name: string): Promise<void> {
  await clientOf(tx).knowledgeCollection.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: { name: storableText(name) },
  });
}

/** Its documents stay, in no collection. */
export async function deleteCollection(tx: Tx, id: KnowledgeCollectionId): Promise<void> {
  const { workspaceId } = tx;
  const client = clientOf(tx);
  await client.knowledgeDocument.updateMany({ where: { workspaceId, collectionId: id }, data: { collectionId: null } });
  await client.knowledgeCollection.deleteMany({ where: { workspaceId, id } });
}
