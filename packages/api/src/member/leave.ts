import { addAuditEntry } from '@aybiza/db/audit-entries';
import { removeMember } from '@aybiza/db/members';
import { workspaceProcedure } from '../trpc.ts';
import { checkName } from '../workspace/check-name.ts';
import { leaveOutput, namedWorkspaceInput } from './member.schema.ts';
import { refuseMemberChange } from './refuse-member-change.ts';

/** Leaves the workspace. */
export const leave = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'POST /members/leave',
  summary: 'Leave the workspace',
})
  .input(namedWorkspaceInput)
  .output(leaveOutput)
  .mutation(({ ctx, input: { workspaceName } }) =>
    ctx.inWorkspace(async (tx) => {
      await checkName(tx, workspaceName);
      const { actor } = ctx;
      refuseMemberChange(await removeMember(tx, actor.id));
      await addAuditEntry(tx, { actor, action: 'member.left', subject: actor.id, detail: {} });
      return { left: true as const };
    }),
  );
