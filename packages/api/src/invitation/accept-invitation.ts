import { addAuditEntry } from '@aybiza/db/audit-entries';
import { acceptInvitation as acceptStored } from '@aybiza/db/invitations';
import { apiError } from '../api-error.ts';
import { signedInProcedure } from '../trpc.ts';
import { acceptInvitationOutput, tokenInput } from './invitation.schema.ts';
import { invitationOver, openInvitation } from './open-invitation.ts';

/** Joins a workspace by a link, as what the invitation says. Only somebody with the address that was invited may. */
export const acceptInvitation = signedInProcedure({
  route: 'POST /invitations/accept',
  summary: 'Accept an invitation',
})
  .input(tokenInput)
  .output(acceptInvitationOutput)
  .mutation(({ ctx, input: { token } }) => {
    const { userId, email } = ctx.session;
    return openInvitation(ctx.services, token, async (tx, invitation) => {
      if (email.toLowerCase() !== invitation.email) {
        throw apiError(
          'ANOTHER_ADDRESS',
          `This invitation is for ${invitation.email}. Sign in with that address to accept it.`,
        );
      }
      const accepted = await acceptStored(tx, { id: invitation.id, userId, now: ctx.services.clock.now() });
      if (accepted === undefined) throw invitationOver();
      const detail = { role: accepted.role, invitedBy: accepted.invitedBy };
      const actor = { type: 'person', id: userId } as const;
      await addAuditEntry(tx, { actor, action: 'member.joined', subject: userId, detail });
      return { workspaceId: tx.workspaceId };
    });
  });
