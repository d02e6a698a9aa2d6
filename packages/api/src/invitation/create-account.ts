import { isWeakPassword } from '@aybiza/auth/weak-password';
import { apiError } from '../api-error.ts';
import { publicProcedure } from '../trpc.ts';
import { acceptInvitationOutput, createAccountInput } from './invitation.schema.ts';
import { join } from './join.ts';
import { openInvitation } from './open-invitation.ts';

/**
 * Makes an account for the address that was invited, and a member of it: besides the first owner's, the only way to one. In one go, because
 * whoever signs in without being a member anywhere may become the first owner. The address does not count as proven: whoever invites sees
 * the link as well.
 */
export const createAccount = publicProcedure({
  route: 'POST /invitations/account',
  summary: 'Create an account by an invitation',
})
  .input(createAccountInput)
  .output(acceptInvitationOutput)
  .mutation(async ({ ctx, input: { token, name, password } }) => {
    const email = await openInvitation(ctx.services, token, async (_tx, invitation) => invitation.email);
    if (isWeakPassword(password, email)) {
      throw apiError('PASSWORD_TOO_COMMON', 'This password is one that is tried first. Choose another one.');
    }
    const userId = await ctx.accounts.create({ email, name, password });
    if (userId === undefined) {
      throw apiError('HAS_ACCOUNT', 'There is an account for this address already. Sign in with it.');
    }
    const now = ctx.services.clock.now();
    return openInvitation(ctx.services, token, (tx, invitation) => join(tx, invitation, { userId, now }));
  });
