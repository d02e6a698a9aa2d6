import type { Db } from '@aybiza/db/client';
import { listWorkspaceIds } from '@aybiza/db/workspaces';
import type { WorkspaceId } from '@aybiza/foundation/ids';

const WORKSPACES = 100;

/** Every workspace of the installation, page by page. */
export async function* allWorkspaces(db: Db): AsyncGenerator<WorkspaceId> {
  let behind = '';
  for (;;) {
    const page = await listWorkspaceIds(db, { behind, limit: WORKSPACES });
    yield* page;
    behind = page.at(-1) ?? '';
    if (page.length < WORKSPACES) return;
  }
}
