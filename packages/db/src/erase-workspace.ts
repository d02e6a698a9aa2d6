import { callIdSchema, type WorkspaceId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { deleteCall } from './calls.ts';
import { parseStored } from './columns.ts';
import { listHolds } from './privacy/legal-holds.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

/** Erased in one transaction. */
const CALLS = 200;

/** Workspaces whose day has come; not those in which anything is on legal hold. */
export async function listWorkspacesToErase(db: Db, limit: number): Promise<WorkspaceId[]> {
  const rows = await lookupOf(db)`SELECT * FROM list_workspaces_to_erase(${limit}::integer)`;
  return parseStored(z.array(z.object({ id: workspaceIdSchema })), rows).map(({ id }) => id);
}

/**
 * Erases some calls of a workspace whose day has come, or all the rest when there are none left; a piece fits well into a transaction. Gives
 * whether there is more to do: not when it is gone, nor when it was restored or something in it was put on legal hold meanwhile. Files are the caller's business, and come first.
 * `onLast` is called in the transaction that ends it, before that counts.
 */
export async function eraseWorkspacePiece(
  tx: Tx,
  { calls, onLast }: { calls: number; onLast(): Promise<void> },
): Promise<boolean> {
  const due = await clientOf(tx).$queryRaw<unknown[]>`
    SELECT id FROM workspace WHERE id = ${tx.workspaceId} AND erase_at <= now() FOR UPDATE`;
  if (due.length === 0 || (await listHolds(tx, 1)).length > 0) return false;
  if (await eraseSomeCalls(tx, calls)) return true;
  await onLast();
  await clientOf(tx).workspace.delete({ where: { id: tx.workspaceId } });
  return false;
}

/**
 * The same with a workspace that was erased already, and that a backup has brought back: whatever it says about its day, and about holds that were released
 * since. Gives whether it was there.
 */
export async function eraseWorkspaceAgain(db: Db, workspaceId: WorkspaceId): Promise<boolean> {
  while (await db.forWorkspace(workspaceId, (tx) => eraseSomeCalls(tx, CALLS)));
  return db.forWorkspace(workspaceId, async (tx) => {
    const where = { id: workspaceId };
    if ((await clientOf(tx).workspace.findUnique({ where, select: { id: true } })) === null) return false;
    await clientOf(tx).workspace.delete({ where });
    return true;
  });
}

async function eraseSomeCalls(tx: Tx, atMost: number): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId };
  const rows = await clientOf(tx).call.findMany({ where, select: { id: true }, take: atMost });
  for (const { id } of rows) await deleteCall(tx, callIdSchema.parse(id));
  return rows.length > 0;
}
