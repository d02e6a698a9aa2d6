import { addAuditEntry } from '@aybiza/db/audit-entries';
import { renameWorkspace as renameStored } from '@aybiza/db/workspaces';
import { workspaceProcedure } from '../trpc.ts';
import { renameWorkspaceInput, renameWorkspaceOutput } from './workspace.schema.ts';

/** Gives the workspace another name. */
export const renameWorkspace = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PATCH /workspace',
  summary: 'Rename the workspace',
})
  .input(renameWorkspaceInput)
  .output(renameWorkspaceOutput)
  .mutation(({ ctx, input: { name } }) =>
    ctx.inWorkspace(async (tx) => {
      await renameStored(tx, name);
      const entry = { action: 'workspace.renamed', subject: ctx.workspaceId, detail: { name } };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return { name };
    }),
  );
