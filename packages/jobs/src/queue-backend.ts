import { createPostgresQueueBackend } from './postgres-backend.ts';
import type { QueueBackend, QueueBackendOptions } from './queue-port.ts';
import { createRedisQueueBackend } from './redis-backend.ts';

/** Redis where it is given, otherwise PostgreSQL. The app role is enough: `migrateQueue` prepares the tables. */
export function createQueueBackend(
  urls: { databaseUrl: string; redisUrl?: string | undefined },
  options: QueueBackendOptions,
): QueueBackend {
  if (urls.redisUrl === undefined) return createPostgresQueueBackend(urls.databaseUrl, options);
  return createRedisQueueBackend(urls.redisUrl, options);
}
