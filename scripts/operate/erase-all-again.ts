import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDb } from '@aybiza/db/client';
import { ERASURES, type Erasure, eraseAgain, erasureSchema } from '@aybiza/db/privacy/erasures';
import { listRecordingKeys } from '@aybiza/db/recordings';
import { createFolderStorage, type Storage } from '@aybiza/storage';
import { filesOf } from './backup-folder.ts';

/** The files of a backup, or a folder that is a store itself. @throws Error when there is no such folder */
export async function storeAt(folder: string): Promise<Storage> {
  const isThere = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  if (!(await isThere(folder))) throw new Error(`There is no folder ${folder}.`);
  return (await isThere(join(folder, 'files'))) ? filesOf(folder) : createFolderStorage({ folder });
}

/**
 * Takes everybody out of a restored installation who was erased, by the lists of these stores, and keeps the lists. Nothing may be open yet. Gives how
 * many erasures took something out.
 */
export async function eraseAllAgain(options: {
  appUrl: string;
  files: Storage;
  lists: readonly Storage[];
}): Promise<number> {
  const { appUrl, files, lists } = options;
  const db = createDb({ url: appUrl });
  let count = 0;
  try {
    for (const list of lists)
      for (const key of await list.list(ERASURES)) {
        const erasure = await readErasure(list, key);
        if (list !== files) await files.put(key, Buffer.from(JSON.stringify(erasure)));
        const { workspaceId, ...what } = erasure;
        const [rows, keys] = await db.forWorkspace(workspaceId, async (tx) => {
          const found = await listRecordingKeys(tx, { callIds: what.calls });
          return [await eraseAgain(tx, what), found] as const;
        });
        for (const sound of keys) await files.delete(sound);
        count += rows > 0 ? 1 : 0;
      }
  } finally {
    await db.close();
  }
  return count;
}

async function readErasure(list: Storage, key: string): Promise<Erasure> {
  const bytes = await list.get(key);
  return erasureSchema.parse(JSON.parse(Buffer.from(bytes ?? []).toString()));
}
