import { mkdir, mkdtemp, readdir, readlink, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runStorageCheck, type StorageContractHarness, storageContract } from './contract.ts';
import { createFolderStorage, type Storage } from './index.ts';

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-storage-'));
  folders.push(folder);
  return folder;
}

/** How many files below a folder this process holds open; only Linux tells. */
async function openFiles(folder: string): Promise<number> {
  const handles = await readdir('/proc/self/fd');
  const targets = await Promise.all(handles.map((handle) => readlink(join('/proc/self/fd', handle)).catch(() => '')));
  return targets.filter((target) => target.startsWith(folder)).length;
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
      const put: Storage['put'] = async (key, bytes) => {
        const before = (await storage.get(key)) ?? new Uint8Array(0);
        await storage.put(key, bytes instanceof Uint8Array ? Buffer.concat([before, bytes]) : bytes);
      };
      return { storage: { ...storage, put }, dispose };
    };
    await expect(check && runStorageCheck(check, broken)).rejects.toThrow(/short/);
  });
});

describe('a folder', () => {
  it('refuses a key that is the beginning of another one, or goes on after one', async () => {
    const storage = createFolderStorage({ folder: await newFolder() });
    await storage.put('a/b', Buffer.from('x'));
    for (const key of ['a', 'a/b/c']) {
      await expect(storage.put(key, Buffer.from('y'))).rejects.toMatchObject({ code: 'STORAGE_KEY_INVALID' });
      expect(await storage.get(key)).toBeUndefined();
    }
    expect(await storage.list('')).toEqual(['a/b']);
  });

  it('leaves nothing unfinished behind', async () => {
    const folder = await newFolder();
    const storage = createFolderStorage({ folder });
    await storage.put('a/b', Buffer.from('x'));
    await storage.put('a/b/c', Buffer.from('x')).catch(() => 'refused, as it must be');
    const brokenOff = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) });
    await expect(storage.put('a/d', brokenOff)).rejects.toThrow('gone');
    expect(await readdir(join(folder, '.unfinished'))).toEqual([]);
  });

  it('clears away what killed processes have left unfinished, and nothing that is being written', async () => {
    const folder = await newFolder();
    const unfinished = join(folder, '.unfinished');
    await mkdir(unfinished);
    for (const name of ['left', 'growing']) await writeFile(join(unfinished, name), 'half of it');
    const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
    await utimes(join(unfinished, 'left'), twoHoursAgo, twoHoursAgo);
    async function* pieces() {
      yield Buffer.from('x');
    }
    await createFolderStorage({ folder }).put('a', pieces());
    expect(await readdir(unfinished)).toEqual(['growing']);
  });

  it.runIf(process.platform === 'linux')('holds a file open only while it is being read', async () => {
    const folder = await newFolder();
    const storage = createFolderStorage({ folder });
    await storage.put('a', new Uint8Array(200_000));
    const asked = await storage.stream('a', { from: 0, to: 199_999 });
    expect(await openFiles(folder)).toBe(0);
    const reader = asked.getReader();
    await reader.read();
    expect(await openFiles(folder)).toBe(1);
    await reader.cancel();
    expect(await openFiles(folder)).toBe(0);
    await new Response(await storage.stream('a', { from: 0, to: 199_999 })).arrayBuffer();
    expect(await openFiles(folder)).toBe(0);
  });

  it('streams what is larger than it would hold in memory', async () => {
    const folder = await newFolder();
    await createFolderStorage({ folder }).put('a', Buffer.from('0123456789'));
    const small = createFolderStorage({ folder, maxBytes: 4 });
    await expect(small.get('a')).rejects.toMatchObject({ code: 'STORAGE_TOO_LARGE' });
    expect(await new Response(await small.stream('a', { from: 1, to: 8 })).text()).toBe('12345678');
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
