import { addAuditEntry } from '@aybiza/db/audit-entries';
import { setMemberRole } from '@aybiza/db/members';
import { workspaceProcedure } from '../trpc.ts';
import { setRoleInput, setRoleOutput } from './member.schema.ts';
import { refuseMemberChange } from './refuse-member-change.ts';

/** Gives a member another role; what they have open and may no longer see closes within seconds. */
export const setRole = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PATCH /members/{memberId}',
  summary: 'Change the role of a member',
})
  .input(setRoleInput)
  .output(setRoleOutput)
  .mutation(({ ctx, input: { memberId, role } }) =>
    ctx.inWorkspace(async (tx) => {
      refuseMemberChange(await setMemberRole(tx, { userId: memberId, role }));
      await addAuditEntry(tx, { actor: ctx.actor, action: 'member.roleSet', subject: memberId, detail: { role } });
      return { role };
    }),
  );
