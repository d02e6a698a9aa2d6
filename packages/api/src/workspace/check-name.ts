import type { Tx } from '@aybiza/db/client';
import { getWorkspace } from '@aybiza/db/workspaces';
import { apiError } from '../api-error.ts';

/** Whether it is the workspace they mean. @throws AppError `WORKSPACE_DIFFERS` */
export async function checkName(tx: Tx, workspaceName: string): Promise<void> {
  const { name } = await getWorkspace(tx);
  if (name !== workspaceName) {
    throw apiError('WORKSPACE_DIFFERS', 'This workspace has another name. Load the page again and look where you are.');
  }
}
