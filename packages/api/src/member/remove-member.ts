import { addAuditEntry } from '@aybiza/db/audit-entries';
import { removeMember as removeStored } from '@aybiza/db/members';
import { workspaceProcedure } from '../trpc.ts';
import { removeMemberInput, removeMemberOutput } from './member.schema.ts';
import { refuseMemberChange } from './refuse-member-change.ts';

/** Takes somebody out of the workspace; their account stays, and what they have open here closes within seconds. */
export const removeMember = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'DELETE /members/{memberId}',
  summary: 'Remove a member',
})
  .input(removeMemberInput)
  .output(removeMemberOutput)
  .mutation(({ ctx, input: { memberId } }) =>
    ctx.inWorkspace(async (tx) => {
      refuseMemberChange(await removeStored(tx, memberId));
      await addAuditEntry(tx, { actor: ctx.actor, action: 'member.removed', subject: memberId, detail: {} });
      return { removed: true as const };
    }),
  );
