import { type CallViewId, callViewIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { parseStored, storableText } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const viewSchema = z.object({
  id: callViewIdSchema,
  ownerId: z.string(),
  name: z.string(),
  /** The filters as the page's address has them. */
  query: z.string(),
  /** Everybody in the workspace sees it. */
  isShared: z.boolean(),
});
/** What somebody looks for in the list of calls, under a name. */
export type CallView = z.output<typeof viewSchema>;

/** More than one person keeps apart. */
const MOST_VIEWS = 200;

/** A person's own views and those that are shared, by name. */
export async function listCallViews(tx: Tx, userId: string): Promise<CallView[]> {
  const rows = await clientOf(tx).callView.findMany({
    where: { workspaceId: tx.workspaceId, OR: [{ ownerId: userId }, { isShared: true }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_VIEWS,
  });
  return parseStored(z.array(viewSchema), rows);
}

/** Keeps a view for its owner alone; undefined when they have as many as can be listed. */
export async function addCallView(
  tx: Tx,
  view: { ownerId: string; name: string; query: string },
): Promise<CallViewId | undefined> {
  const { workspaceId } = tx;
  const { ownerId, name, query } = view;
  if ((await clientOf(tx).callView.count({ where: { workspaceId, ownerId } })) >= MOST_VIEWS) return undefined;
  const id = newId('callView');
  await clientOf(tx).callView.create({
    data: { id, workspaceId, ownerId, name: storableText(name), query: storableText(query) },
  });
  return id;
}

/** Changes a view of one's own; false when it is not there, or somebody else's. */
export async function changeCallView(
  tx: Tx,
  view: { id: CallViewId; ownerId: string },
  change: { name: string; query: string },
): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id: view.id, ownerId: view.ownerId };
  const data = { name: storableText(change.name), query: storableText(change.query) };
  return (await clientOf(tx).callView.updateMany({ where, data })).count > 0;
}

/** Shows a view of one's own to everybody, or takes one back that everybody sees; false when there is none such. */
export async function shareCallView(
  tx: Tx,
  view: { id: CallViewId; userId: string },
  isShared: boolean,
): Promise<boolean> {
  const whose = isShared ? { ownerId: view.userId } : {};
  const where = { workspaceId: tx.workspaceId, id: view.id, ...whose };
  return (await clientOf(tx).callView.updateMany({ where, data: { isShared } })).count > 0;
}

/** Deletes a view of one's own; false when it is not there, or somebody else's. */
export async function deleteCallView(tx: Tx, view: { id: CallViewId; ownerId: string }): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id: view.id, ownerId: view.ownerId };
  return (await clientOf(tx).callView.deleteMany({ where })).count > 0;
}
