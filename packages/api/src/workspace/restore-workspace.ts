import { addAuditEntry } from '@aybiza/db/audit-entries';
import { workspaceErasureKey } from '@aybiza/db/privacy/erasures';
import { restoreWorkspace as restoreStored } from '@aybiza/db/workspaces';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { restoreWorkspaceOutput } from './workspace.schema.ts';

/** Opens a deleted workspace again, as it was. */
export const restoreWorkspace = workspaceProcedure({
  role: 'owner',
  scope: null,
  whileSuspended: true,
  route: 'POST /workspace/restore',
  summary: 'Restore a deleted workspace',
})
  .output(restoreWorkspaceOutput)
  .mutation(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const isRestored = await restoreStored(tx);
      if (!isRestored) throw apiError('NOT_DELETED', 'Only a workspace that was deleted can be restored.');
      // Nothing was erased of it, even if the worker had already begun to say so.
      await ctx.services.storage.delete(workspaceErasureKey(ctx.workspaceId));
      const entry = { action: 'workspace.restored', subject: ctx.workspaceId, detail: {} };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return { restored: true as const };
    }),
  );
