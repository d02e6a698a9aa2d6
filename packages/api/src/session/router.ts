import { router } from '../trpc.ts';
import { getAccess } from './get-access.ts';
import { getSession } from './get-session.ts';
import { listWorkspaces } from './list-workspaces.ts';

export const sessionRouter = router({ get: getSession, getAccess, listWorkspaces });
