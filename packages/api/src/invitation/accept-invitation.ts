import { apiError } from '../api-error.ts';
import { signedInProcedure } from '../trpc.ts';
import { acceptInvitationOutput, tokenInput } from './invitation.schema.ts';
import { join } from './join.ts';
import { openInvitation } from './open-invitation.ts';

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
      return join(tx, invitation, { userId, now: ctx.services.clock.now() });
    });
  });
