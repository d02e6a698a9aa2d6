import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '@aybiza/db/client';
import { findStatechart } from '@aybiza/db/statecharts';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { type Statechart, statechartSchema } from '@aybiza/statechart';

const MAX_IN_MEMORY = 200;
const HASH = /^[0-9a-f]{64}$/;

/** Published statecharts by their content: they never change, so what was read once is right for ever. */
export interface StatechartCache {
  /** @throws when it is neither in memory nor on disk and the database is away */
  get(workspaceId: WorkspaceId, hash: string): Promise<Statechart | undefined>;
}

/** Memory, then a folder of this machine, then the database. */
export function createStatechartCache({ db, folder }: { db: Db; folder: string }): StatechartCache {
  const inMemory = new Map<string, Statechart>();
  const onTheWay = new Map<string, Promise<Statechart | undefined>>();
  const fileOf = (workspaceId: WorkspaceId, hash: string) => join(folder, `${workspaceId}-${hash}.json`);

  async function readFromDisk(workspaceId: WorkspaceId, hash: string): Promise<Statechart | undefined> {
    const text = await readFile(fileOf(workspaceId, hash), 'utf8').catch(() => undefined);
    const parsed = text === undefined ? undefined : statechartSchema.safeParse(JSON.parse(text));
    return parsed?.success ? parsed.data : undefined;
  }

  async function writeToDisk(workspaceId: WorkspaceId, hash: string, statechart: Statechart): Promise<void> {
    await mkdir(folder, { recursive: true });
    const file = fileOf(workspaceId, hash);
    await writeFile(`${file}.${process.pid}`, JSON.stringify(statechart));
    await rename(`${file}.${process.pid}`, file);
  }

  async function read(workspaceId: WorkspaceId, hash: string): Promise<Statechart | undefined> {
    const onDisk = await readFromDisk(workspaceId, hash).catch(() => undefined);
    if (onDisk !== undefined) return onDisk;
    const statechart = await db.forWorkspace(workspaceId, (tx) => findStatechart(tx, hash));
    // A disk that is full costs only the next process a look into the database.
    if (statechart !== undefined) await writeToDisk(workspaceId, hash, statechart).catch(() => undefined);
    return statechart;
  }

  return {
    async get(workspaceId, hash) {
      if (!HASH.test(hash)) return undefined;
      const key = `${workspaceId}/${hash}`;
      const known = inMemory.get(key);
      if (known !== undefined) return known;
      // Many calls that come at once, as when another process died, read it once.
      const reading = onTheWay.get(key) ?? read(workspaceId, hash).finally(() => onTheWay.delete(key));
      onTheWay.set(key, reading);
      const statechart = await reading;
      if (statechart === undefined) return undefined;
      inMemory.set(key, statechart);
      const [oldest] = inMemory.keys();
      if (inMemory.size > MAX_IN_MEMORY && oldest !== undefined) inMemory.delete(oldest);
      return statechart;
    },
  };
}
