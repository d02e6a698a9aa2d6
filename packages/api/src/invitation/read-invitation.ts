import { getWorkspace } from '@aybiza/db/workspaces';
import { findNames } from '../session/find-names.ts';
import { publicProcedure } from '../trpc.ts';
import { readInvitationOutput, tokenInput } from './invitation.schema.ts';
import { invitationOver, openInvitation } from './open-invitation.ts';

/** What a link invites to, for whoever has it. No query: what is in an address stands in the logs of proxies. */
export const readInvitation = publicProcedure({ route: 'POST /invitations/read', summary: 'Read an invitation' })
  .input(tokenInput)
  .output(readInvitationOutput)
  .mutation(async ({ ctx, input: { token } }) => {
    const read = await openInvitation(ctx.services, token, async (tx, { email, role, expiresAt, invitedBy }) => {
      const { name: workspaceName, suspendedAt } = await getWorkspace(tx);
      if (suspendedAt !== null) throw invitationOver();
      const inviterName = (await findNames(tx))(invitedBy) ?? '';
      return { workspaceName, inviterName, email, role, expiresAt };
    });
    return { ...read, hasAccount: await ctx.accounts.has(read.email) };
  });
