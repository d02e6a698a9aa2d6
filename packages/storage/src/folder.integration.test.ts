import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runStorageCheck, type StorageContractHarness, storageContract } from './contract.ts';
import { createFolderStorage } from './index.ts';

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-storage-'));
  folders.push(folder);
  return folder;
}

async function harness(): Promise<StorageContractHarness> {
  const folder = await newFolder();
  return {
    storage: createFolderStorage({ folder: join(folder, 'made', 'when', 'needed'), maxBytes: 1000 }),
    dispose: async () => {},
  };
}

describe('the contract of storage, by a folder', () => {
  for (const check of storageContract) it(check.title, () => runStorageCheck(check, harness));

  it('goes red for a store that appends', async () => {
    const check = storageContract.find(({ title }) => title === 'replaces a value');
    const broken = async (): Promise<StorageContractHarness> => {
      const { storage, dispose } = await harness();
      const put = async (key: string, bytes: Uint8Array) =>
        storage.put(key, Buffer.concat([(await storage.get(key)) ?? new Uint8Array(0), bytes]));
      return { storage: { ...storage, put }, dispose };
    };
    await expect(check && runStorageCheck(check, broken)).rejects.toThrow(/short/);
  });
});

describe('a folder', () => {
  it('leaves nothing unfinished behind', async () => {
    const folder = await newFolder();
    const storage = createFolderStorage({ folder });
    await storage.put('a/b', Buffer.from('x'));
    await storage.put('a/b/c', Buffer.from('x')).catch(() => 'refused, as it must be');
    expect(await readdir(join(folder, '.unfinished'))).toEqual([]);
  });

  it('says that it is unavailable when it cannot be written, and that later may be better', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, 'not a folder');
    const storage = createFolderStorage({ folder: join(file, 'below') });
    await expect(storage.put('a', Buffer.from('x'))).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      retryable: true,
    });
  });
});
