import { router } from '../trpc.ts';
import { createWorkspace } from './create-workspace.ts';
import { deleteWorkspace } from './delete-workspace.ts';
import { renameWorkspace } from './rename-workspace.ts';
import { restoreWorkspace } from './restore-workspace.ts';

export const workspaceRouter = router({
  create: createWorkspace,
  rename: renameWorkspace,
  delete: deleteWorkspace,
  restore: restoreWorkspace,
});
