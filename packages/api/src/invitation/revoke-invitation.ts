import { addAuditEntry } from '@aybiza/db/audit-entries';
import { revokeInvitation as revokeStored } from '@aybiza/db/invitations';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { invitationIdInput, revokeInvitationOutput } from './invitation.schema.ts';

/** Ends an invitation: its link opens nothing more. */
export const revokeInvitation = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'DELETE /invitations/{invitationId}',
  summary: 'Revoke an invitation',
})
  .input(invitationIdInput)
  .output(revokeInvitationOutput)
  .mutation(({ ctx, input: { invitationId } }) =>
    ctx.inWorkspace(async (tx) => {
      const revoked = await revokeStored(tx, invitationId);
      if (!revoked) throw notFound('invitation');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'invitation.revoked', subject: invitationId, detail: {} });
      return { revoked };
    }),
  );
