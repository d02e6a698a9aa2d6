import { addAuditEntry } from '@aybiza/db/audit-entries';
import { findInvitation } from '@aybiza/db/invitations';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { invitationIdInput, linkOutput } from './invitation.schema.ts';
import { issueLink } from './issue-link.ts';

/** Gives an invitation a new link for seven days. The one before opens nothing more: nobody has it, for only its hash was kept. */
export const resendInvitation = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /invitations/{invitationId}/link',
  summary: 'Send an invitation again',
})
  .input(invitationIdInput)
  .output(linkOutput)
  .mutation(({ ctx, input: { invitationId } }) =>
    ctx.inWorkspace(async (tx) => {
      const known = await findInvitation(tx, invitationId);
      if (known === undefined) throw notFound('invitation');
      const { actor } = ctx;
      const { email, role } = known;
      const issued = await issueLink(tx, { email, role, invitedBy: actor.id }, ctx.services);
      const entry = { action: 'invitation.resent', subject: issued.invitationId, detail: { email, role } };
      await addAuditEntry(tx, { actor, ...entry });
      return issued;
    }),
  );
