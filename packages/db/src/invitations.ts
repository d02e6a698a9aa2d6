import { createHash } from 'node:crypto';
import { type InvitationId, invitationIdSchema, type WorkspaceId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { addMember, findRole, type Role, roleSchema } from './members.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

/** How long a link opens the door. */
export const INVITATION_TTL_MS = 7 * 24 * 60 * 60_000;

const invitationSchema = z.object({
  id: invitationIdSchema,
  email: z.string(),
  role: roleSchema,
  invitedBy: z.string(),
  createdAt: momentColumn,
  expiresAt: momentColumn,
});
/** Somebody who was asked to join and has not yet; the link may be out of date. */
export type Invitation = z.output<typeof invitationSchema>;

export interface NewInvitation {
  /** In lower case. */
  email: string;
  role: Role;
  /** Of the link; only its hash is stored. */
  secret: string;
  invitedBy: string;
  /** Epoch milliseconds. */
  now: number;
}

const OPEN = { acceptedAt: null, revokedAt: null } as const;

/** Asks somebody to join. Whoever was asked already has one invitation afterwards, with the role and the link of this one. */
export async function invite(tx: Tx, { email, role, secret, invitedBy, now }: NewInvitation): Promise<Invitation> {
  const { workspaceId } = tx;
  await clientOf(tx).invitation.deleteMany({ where: { workspaceId, email, ...OPEN } });
  const data = { id: newId('invitation'), workspaceId, email, role, secretHash: hashOf(secret), invitedBy };
  const expiresAt = new Date(now + INVITATION_TTL_MS);
  return parseStored(invitationSchema, await clientOf(tx).invitation.create({ data: { ...data, expiresAt } }));
}

/** Those who have not come yet, newest first. */
export async function listInvitations(tx: Tx): Promise<Invitation[]> {
  const where = { workspaceId: tx.workspaceId, ...OPEN };
  const rows = await clientOf(tx).invitation.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
  return parseStored(z.array(invitationSchema), rows);
}

/** One that nobody has accepted or revoked. */
export async function findInvitation(tx: Tx, id: InvitationId): Promise<Invitation | undefined> {
  const row = await clientOf(tx).invitation.findFirst({ where: { workspaceId: tx.workspaceId, id, ...OPEN } });
  return row === null ? undefined : parseStored(invitationSchema, row);
}

/** Ends an invitation; false when it is over already. */
export async function revokeInvitation(tx: Tx, id: InvitationId): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id, ...OPEN };
  return (await clientOf(tx).invitation.updateMany({ where, data: { revokedAt: new Date() } })).count > 0;
}

const placeSchema = z
  .object({ workspace_id: workspaceIdSchema, id: invitationIdSchema })
  .transform(({ workspace_id: workspaceId, id }) => ({ workspaceId, id }));

/** Where a link leads; whether it still opens anything is in that workspace. */
export async function findInvitationPlace(
  db: Db,
  secret: string,
): Promise<{ workspaceId: WorkspaceId; id: InvitationId } | undefined> {
  const rows = await lookupOf(db)`SELECT * FROM find_invitation(${hashOf(secret)})`;
  return parseStored(z.array(placeSchema), rows)[0];
}

/** Is an address, in lower case, asked to join any workspace at the moment? */
export async function hasOpenInvitation(db: Db, email: string): Promise<boolean> {
  const rows = await lookupOf(db)`SELECT has_open_invitation(${email}) AS found`;
  return parseStored(z.array(z.object({ found: z.boolean() })), rows)[0]?.found ?? false;
}

/** The invitation, while it can be accepted: in time, and by one who still could invite. */
export async function findValidInvitation(
  tx: Tx,
  { id, now }: { id: InvitationId; now: number },
): Promise<Invitation | undefined> {
  const invitation = await findInvitation(tx, id);
  if (invitation === undefined || invitation.expiresAt <= now) return undefined;
  return (await findRole(tx, invitation.invitedBy)) === 'owner' ? invitation : undefined;
}

/**
 * Lets somebody in by their invitation, once, as what is written in it; whoever is a member already stays what they are. Undefined when it
 * is over by now: of any number who use it at once, one gets in.
 */
export async function acceptInvitation(
  tx: Tx,
  { id, userId, now }: { id: InvitationId; userId: string; now: number },
): Promise<Invitation | undefined> {
  const invitation = await findValidInvitation(tx, { id, now });
  if (invitation === undefined) return undefined;
  const where = { workspaceId: tx.workspaceId, id, ...OPEN };
  const { count } = await clientOf(tx).invitation.updateMany({ where, data: { acceptedAt: new Date(now) } });
  if (count === 0) return undefined;
  await addMember(tx, { userId, role: invitation.role });
  return invitation;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
