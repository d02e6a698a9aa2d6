import { isWeakPassword } from '@aybiza/auth/weak-password';
import { apiError } from '../api-error.ts';
import { publicProcedure } from '../trpc.ts';
import { createAccountInput, createAccountOutput } from './invitation.schema.ts';
import { openInvitation } from './open-invitation.ts';

/**
 * Makes an account for the address that was invited: besides the first owner's, the only way to one. They are signed in and let in
 * afterwards, as anybody else. The address does not count as proven: whoever invites sees the link as well.
 */
export const createAccount = publicProcedure({
  route: 'POST /invitations/account',
  summary: 'Create an account by an invitation',
})
  .input(createAccountInput)
  .output(createAccountOutput)
  .mutation(async ({ ctx, input: { token, name, password } }) => {
    const email = await openInvitation(ctx.services, token, async (_tx, invitation) => invitation.email);
    if (isWeakPassword(password, email)) {
      throw apiError('PASSWORD_TOO_COMMON', 'This password is one that is tried first. Choose another one.');
    }
    const isMade = await ctx.accounts.create({ email, name, password });
    if (!isMade) throw apiError('HAS_ACCOUNT', 'There is an account for this address already. Sign in with it.');
    return { email };
  });
