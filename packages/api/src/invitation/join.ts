import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { acceptInvitation, type Invitation } from '@aybiza/db/invitations';
import { invitationOver } from './open-invitation.ts';

/** Lets somebody in by an open invitation, as what it says. @throws AppError `INVITATION_OVER` when another was quicker */
export async function join(
  tx: Tx,
  { id }: Invitation,
  { userId, now }: { userId: string; now: number },
): Promise<{ workspaceId: Tx['workspaceId'] }> {
  const accepted = await acceptInvitation(tx, { id, userId, now });
  if (accepted === undefined) throw invitationOver();
  const detail = { role: accepted.role, invitedBy: accepted.invitedBy };
  const actor = { type: 'person', id: userId } as const;
  await addAuditEntry(tx, { actor, action: 'member.joined', subject: userId, detail });
  return { workspaceId: tx.workspaceId };
}
