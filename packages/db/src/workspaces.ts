import { type WorkspaceId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, storableText } from './columns.ts';
import { addMember, roleSchema } from './members.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

const workspaceSchema = z.object({
  id: workspaceIdSchema,
  name: z.string(),
  slug: z.string(),
  isDemo: z.boolean(),
  createdAt: momentColumn,
  suspendedAt: momentColumn.nullable(),
  eraseAt: momentColumn.nullable(),
});
/** A tenant: everything else belongs to exactly one. */
export type Workspace = z.output<typeof workspaceSchema>;

export interface NewWorkspace {
  name: string;
  /** For addresses; unique in the whole installation. */
  slug: string;
  isDemo?: boolean;
  /** The demo workspace is born without one. */
  ownerUserId?: string;
}

/** Makes a workspace with its first owner. */
export async function createWorkspace(
  db: Db,
  workspace: NewWorkspace,
): Promise<{ status: 'created'; workspace: Workspace } | { status: 'slugTaken' }> {
  const { name, slug, isDemo = false, ownerUserId } = workspace;
  return db.forWorkspace(newId('workspace'), async (tx) => {
    const data = { id: tx.workspaceId, name: storableText(name), slug, isDemo };
    const { count } = await clientOf(tx).workspace.createMany({ data, skipDuplicates: true });
    if (count === 0) return { status: 'slugTaken' };
    if (ownerUserId !== undefined) await addMember(tx, { userId: ownerUserId, role: 'owner' });
    return { status: 'created', workspace: await getWorkspace(tx) };
  });
}

/** All workspaces by id, those behind one; the first page is behind the empty text. */
export async function listWorkspaceIds(db: Db, page: { behind: string; limit: number }): Promise<WorkspaceId[]> {
  const rows = await lookupOf(db)`SELECT * FROM list_workspaces(${page.behind}::text, ${page.limit}::integer)`;
  return parseStored(z.array(z.object({ id: workspaceIdSchema })), rows).map(({ id }) => id);
}

/** The workspace of this transaction. */
export async function getWorkspace(tx: Tx): Promise<Workspace> {
  return parseStored(
    workspaceSchema,
    await clientOf(tx).workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } }),
  );
}

/** Gives the workspace another name; its address stays. */
export async function renameWorkspace(tx: Tx, name: string): Promise<Workspace> {
  const where = { id: tx.workspaceId };
  return parseStored(
    workspaceSchema,
    await clientOf(tx).workspace.update({ where, data: { name: storableText(name) } }),
  );
}

/**
 * Closes the workspace: from now on it lets nobody in, answers no call and does nothing by itself. With `eraseAt` (epoch milliseconds) it
 * is erased then. False when it is closed already.
 */
export async function suspendWorkspace(tx: Tx, { eraseAt }: { eraseAt: number | null }): Promise<boolean> {
  const until = eraseAt === null ? null : new Date(eraseAt);
  const changed = await clientOf(tx).$executeRaw`
    UPDATE workspace SET suspended_at = now(), erase_at = ${until}::timestamptz
    WHERE id = ${tx.workspaceId} AND suspended_at IS NULL`;
  return changed > 0;
}

/** Opens a workspace that was deleted, as it was; false when it was not, or was closed by whoever runs the installation. */
export async function restoreWorkspace(tx: Tx): Promise<boolean> {
  const changed = await clientOf(tx).$executeRaw`
    UPDATE workspace SET suspended_at = NULL, erase_at = NULL WHERE id = ${tx.workspaceId} AND erase_at IS NOT NULL`;
  return changed > 0;
}

/** The time zone whose days and months figures are in, IANA; undefined while nobody has said, and UTC counts. */
export async function getTimeZone(tx: Tx): Promise<string | undefined> {
  const where = { id: tx.workspaceId };
  const { timeZone } = await clientOf(tx).workspace.findUniqueOrThrow({ where, select: { timeZone: true } });
  return timeZone ?? undefined;
}

/** Sets it; figures of the past are cut anew by it, for they are kept by quarters of an hour. */
export async function setTimeZone(tx: Tx, timeZone: string): Promise<void> {
  await clientOf(tx).workspace.update({ where: { id: tx.workspaceId }, data: { timeZone } });
}

const membershipsSchema = z.array(
  z
    .object({
      workspace_id: workspaceIdSchema,
      workspace_name: z.string(),
      slug: z.string(),
      is_demo: z.boolean(),
      role: roleSchema,
      suspended_at: momentColumn.nullable(),
      erase_at: momentColumn.nullable(),
    })
    .transform((row) => ({
      workspaceId: row.workspace_id,
      workspaceName: row.workspace_name,
      slug: row.slug,
      isDemo: row.is_demo,
      role: row.role,
      isSuspended: row.suspended_at !== null,
      eraseAt: row.erase_at,
    })),
);
/** One workspace a person may enter, and as what. */
export type Membership = z.output<typeof membershipsSchema>[number];

/** Every workspace of a person, oldest first. */
export async function listMemberships(db: Db, userId: string): Promise<Membership[]> {
  return parseStored(membershipsSchema, await lookupOf(db)`SELECT * FROM list_memberships(${userId})`);
}

/** The seeded workspace, while it exists. */
export async function findDemoWorkspace(db: Db): Promise<WorkspaceId | undefined> {
  const rows = await lookupOf(db)`SELECT find_demo_workspace() AS id`;
  const [row] = parseStored(z.array(z.object({ id: workspaceIdSchema.nullable() })), rows);
  return row?.id ?? undefined;
}

/** Whether anybody but the demo owner owns anything here but the demo: before that, the first visitor may. */
export async function hasAnyOwner(db: Db): Promise<boolean> {
  const rows = await lookupOf(db)`SELECT has_any_owner() AS found`;
  const [row] = parseStored(z.array(z.object({ found: z.boolean() })), rows);
  return row?.found ?? false;
}
