import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderStorage, type Storage } from '@aybiza/storage';

export interface TemporaryStorage {
  folder: string;
  storage: Storage;
  remove(): Promise<void>;
}

/** A storage in a folder of its own, below which recordings lie as the apps expect them. */
export async function createTemporaryStorage(): Promise<TemporaryStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-worker-'));
  return {
    folder,
    storage: createFolderStorage({ folder: join(folder, 'recordings') }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
