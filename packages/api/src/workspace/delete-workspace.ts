import { addAuditEntry } from '@aybiza/db/audit-entries';
import { suspendWorkspace } from '@aybiza/db/workspaces';
import { namedWorkspaceInput } from '../member/member.schema.ts';
import { workspaceProcedure } from '../trpc.ts';
import { checkName } from './check-name.ts';
import { deleteWorkspaceOutput } from './workspace.schema.ts';

/** How long it can be restored. */
const RESTORABLE_MS = 30 * 24 * 60 * 60_000;

/** Closes the workspace at once; the worker erases it in thirty days, with everything in it, unless an owner restores it. */
export const deleteWorkspace = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'DELETE /workspace',
  summary: 'Delete the workspace',
})
  .input(namedWorkspaceInput)
  .output(deleteWorkspaceOutput)
  .mutation(({ ctx, input: { workspaceName } }) =>
    ctx.inWorkspace(async (tx) => {
      await checkName(tx, workspaceName);
      const eraseAt = ctx.services.clock.now() + RESTORABLE_MS;
      await suspendWorkspace(tx, { eraseAt });
      const entry = { action: 'workspace.deleted', subject: ctx.workspaceId, detail: { eraseAt } };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return { eraseAt };
    }),
  );
