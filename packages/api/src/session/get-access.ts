import { findRole } from '@aybiza/db/members';
import { getWorkspace } from '@aybiza/db/workspaces';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getAccessOutput } from './get-access.schema.ts';

/** What whoever is signed in may do in this workspace, for pages that offer nothing else. */
export const getAccess = workspaceProcedure({
  role: 'viewer',
  scope: null,
  whileSuspended: true,
  route: 'GET /session/access',
  summary: 'What you may do in this workspace',
})
  .output(getAccessOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const { id: userId } = ctx.actor;
      const role = await findRole(tx, userId);
      if (role === undefined) throw apiError('FORBIDDEN', 'You are not a member of this workspace any more.');
      const { name: workspaceName, suspendedAt, eraseAt } = await getWorkspace(tx);
      const isSuspended = suspendedAt !== null;
      const suspension = isSuspended ? { eraseAt } : null;
      const { workspaceId } = ctx;
      return { workspaceId, workspaceName, userId, role, suspension, may: ctx.listAllowed({ role, isSuspended }) };
    }),
  );
