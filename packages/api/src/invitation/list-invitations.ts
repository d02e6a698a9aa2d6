import { listInvitations as listStored } from '@aybiza/db/invitations';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listInvitationsOutput } from './invitation.schema.ts';

/** Who was asked to join and has not come yet. */
export const listInvitations = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'GET /invitations',
  summary: 'List open invitations',
})
  .output(listInvitationsOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const nameOf = await findNames(tx);
      const invitations = await listStored(tx);
      return invitations.map(({ invitedBy, ...invitation }) => ({ ...invitation, invitedByName: nameOf(invitedBy) }));
    }),
  );
