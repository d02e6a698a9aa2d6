import { READER_LANGUAGES } from '@aybiza/foundation/reader-language';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

export const roleSchema = z.enum(['owner', 'publisher', 'editor', 'viewer']);
/** What a person may do in a workspace, from most to least. */
export type Role = z.output<typeof roleSchema>;

/** The roles that may do what takes at least this one. */
export function rolesFrom(least: Role): readonly Role[] {
  return roleSchema.options.slice(0, roleSchema.options.indexOf(least) + 1);
}

const memberSchema = z
  .object({
    userId: z.string(),
    role: roleSchema,
    createdAt: momentColumn,
    // Null: not known yet, or one that this version has not.
    user: z.object({ name: z.string(), email: z.string(), language: z.enum(READER_LANGUAGES).nullable().catch(null) }),
  })
  .transform(({ user, ...member }) => ({ ...member, ...user }));
/** A person in the workspace of the transaction. */
export type Member = z.output<typeof memberSchema>;

/** Everybody in the workspace, oldest first. */
export async function listMembers(tx: Tx): Promise<Member[]> {
  const rows = await clientOf(tx).membership.findMany({
    where: { workspaceId: tx.workspaceId },
    include: { user: { select: { name: true, email: true, language: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return parseStored(z.array(memberSchema), rows);
}

/** What a person is here, if anything. */
export async function findRole(tx: Tx, userId: string): Promise<Role | undefined> {
  const where = { workspaceId_userId: { workspaceId: tx.workspaceId, userId } };
  const row = await clientOf(tx).membership.findUnique({ where });
  return row === null ? undefined : parseStored(roleSchema, row.role);
}

/** Adds a person, or leaves one who is here already as they are; false for the latter. */
export async function addMember(tx: Tx, member: { userId: string; role: Role }): Promise<boolean> {
  const data = { workspaceId: tx.workspaceId, ...member };
  const { count } = await clientOf(tx).membership.createMany({ data, skipDuplicates: true });
  return count > 0;
}

export type MemberChange = 'done' | 'notMember' | 'lastOwner';

/** Changes a role, unless nobody would own the workspace afterwards. */
export async function setMemberRole(tx: Tx, change: { userId: string; role: Role }): Promise<MemberChange> {
  const obstacle = await findObstacle(tx, change.userId, change.role);
  if (obstacle !== undefined) return obstacle;
  const where = { workspaceId: tx.workspaceId, userId: change.userId };
  await clientOf(tx).membership.updateMany({ where, data: { role: change.role } });
  return 'done';
}

/** Removes a person, unless they are the last owner. */
export async function removeMember(tx: Tx, userId: string): Promise<MemberChange> {
  const obstacle = await findObstacle(tx, userId, undefined);
  if (obstacle !== undefined) return obstacle;
  await clientOf(tx).membership.deleteMany({ where: { workspaceId: tx.workspaceId, userId } });
  return 'done';
}

async function findObstacle(tx: Tx, userId: string, next: Role | undefined): Promise<MemberChange | undefined> {
  // Two owners who remove each other at once must take turns: the second then sees that it would be the last.
  await clientOf(tx).$queryRaw`SELECT id FROM workspace WHERE id = ${tx.workspaceId} FOR UPDATE`;
  const role = await findRole(tx, userId);
  if (role === undefined) return 'notMember';
  if (role !== 'owner' || next === 'owner') return undefined;
  const owners = await clientOf(tx).membership.count({ where: { workspaceId: tx.workspaceId, role: 'owner' } });
  return owners > 1 ? undefined : 'lastOwner';
}

/** What people are called, also those who have left: only for ids that stand in the workspace's own rows. */
export async function listNamesOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await clientOf(tx).user.findMany({
    where: { id: { in: [...userIds] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
