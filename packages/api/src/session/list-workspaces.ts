import { listMemberships } from '@aybiza/db/workspaces';
import { signedInProcedure } from '../trpc.ts';
import { listWorkspacesOutput } from './list-workspaces.schema.ts';

/** The workspaces of whoever is signed in, oldest first: the first one is entered unless another is named. */
export const listWorkspaces = signedInProcedure({ route: 'GET /workspaces', summary: 'Your workspaces' })
  .output(listWorkspacesOutput)
  .query(async ({ ctx }) => {
    const memberships = await listMemberships(ctx.services.db, ctx.session.userId);
    return memberships.map(({ workspaceName: name, ...rest }) => ({ ...rest, name }));
  });
