import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startRedisServer } from '@aybiza/backbone/testing/redis-server';
import type { Progress } from './progress.ts';

interface Opening {
  readonly dataDir: string;
  readonly progress: Progress;
  readonly undo: (() => Promise<void>)[];
}

/**
 * A Redis on this machine that keeps what it has in the data folder, as one of an installation must (nothing evicted, an append-only file).
 * Gives its URL.
 * @throws Error that says how to install Redis where there is none
 */
export async function openRedis({ dataDir, progress, undo }: Opening): Promise<string> {
  const startedAt = performance.now();
  const folder = join(dataDir, 'redis');
  await mkdir(folder, { recursive: true });
  const redis = await startRedisServer({ folder });
  undo.push(() => redis.stop());
  progress.done('redis', redis.url, startedAt);
  return redis.url;
}
