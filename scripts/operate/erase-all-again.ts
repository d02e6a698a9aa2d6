import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDb, type Db } from '@aybiza/db/client';
import { eraseWorkspaceAgain } from '@aybiza/db/erase-workspace';
import {
  ERASURES,
  type Erasure,
  eraseAgain,
  erasureSchema,
  type WorkspaceErasure,
  workspaceErasureSchema,
} from '@aybiza/db/privacy/erasures';
import { listRecordingKeys } from '@aybiza/db/recordings';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { createFolderStorage, type Storage } from '@aybiza/storage';
import { z } from 'zod';
import { filesOf } from './backup-folder.ts';

/** The files of a backup, or a folder that is a store itself. @throws Error when there is no such folder */
export async function storeAt(folder: string): Promise<Storage> {
  const isThere = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  if (!(await isThere(folder))) throw new Error(`There is no folder ${folder}.`);
  return (await isThere(join(folder, 'files'))) ? filesOf(folder) : createFolderStorage({ folder });
}

/**
 * Takes everybody out of a restored installation who was erased, and every workspace, by the lists of these stores, and keeps the lists. Nothing may be
 * open yet. Gives how many people and workspaces were there again.
 */
export async function eraseAllAgain(options: {
  appUrl: string;
  files: Storage;
  lists: readonly Storage[];
}): Promise<Record<'people' | 'workspaces', number>> {
  const { appUrl, files, lists } = options;
  const db = createDb({ url: appUrl });
  const count = { people: 0, workspaces: 0 };
  try {
    for (const list of lists)
      for (const key of await list.list(ERASURES)) {
        const erasure = await readErasure(list, key);
        if (list !== files) await files.put(key, Buffer.from(JSON.stringify(erasure)));
        if ('whole' in erasure) {
          count.workspaces += (await eraseWhole(erasure.workspaceId, { db, files })) ? 1 : 0;
          continue;
        }
        const { workspaceId, ...what } = erasure;
        const [rows, keys] = await db.forWorkspace(workspaceId, async (tx) => {
          const found = await listRecordingKeys(tx, { callIds: what.calls });
          return [await eraseAgain(tx, what), found] as const;
        });
        for (const sound of keys) await files.delete(sound);
        count.people += rows > 0 ? 1 : 0;
      }
  } finally {
    await db.close();
  }
  return count;
}

/** Gives whether it was there. */
async function eraseWhole(workspaceId: WorkspaceId, { db, files }: { db: Db; files: Storage }): Promise<boolean> {
  const keys = await files.list(`${workspaceId}/`);
  for (const key of keys) await files.delete(key);
  return (await eraseWorkspaceAgain(db, workspaceId)) || keys.length > 0;
}

async function readErasure(list: Storage, key: string): Promise<Erasure | WorkspaceErasure> {
  const bytes = await list.get(key);
  return z.union([erasureSchema, workspaceErasureSchema]).parse(JSON.parse(Buffer.from(bytes ?? []).toString()));
}
