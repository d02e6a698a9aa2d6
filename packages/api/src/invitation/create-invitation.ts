import { addAuditEntry } from '@aybiza/db/audit-entries';
import { listInvitations } from '@aybiza/db/invitations';
import { listMembers } from '@aybiza/db/members';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { createInvitationInput, linkOutput } from './invitation.schema.ts';
import { issueLink } from './issue-link.ts';

const MOST = 100;

/** Asks somebody to join. Only owners may, so that nobody is given more than whoever asks has. */
export const createInvitation = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /invitations',
  summary: 'Invite somebody',
})
  .input(createInvitationInput)
  .output(linkOutput)
  .mutation(({ ctx, input: { email, role } }) =>
    ctx.inWorkspace(async (tx) => {
      const members = await listMembers(tx);
      if (members.some((member) => member.email.toLowerCase() === email)) {
        throw apiError('ALREADY_MEMBER', `${email} is a member already. Change their role in the list.`);
      }
      if ((await listInvitations(tx)).length >= MOST) {
        throw apiError('TOO_MANY_INVITATIONS', `${MOST} invitations are open. Revoke some of them first.`);
      }
      const { actor } = ctx;
      const issued = await issueLink(tx, { email, role, invitedBy: actor.id }, ctx.services);
      const entry = { action: 'invitation.created', subject: issued.invitationId, detail: { email, role } };
      await addAuditEntry(tx, { actor, ...entry });
      return issued;
    }),
  );
