import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { openBullQueue } from './bull-queue.ts';
import { openBullWorker } from './bull-worker.ts';
import { queueError } from './queue-error.ts';
import type { QueueBackend, QueueBackendOptions } from './queue-port.ts';

const CONNECT_TIMEOUT_MS = 2_000;
const WAIT_MS = 3_000;
const LAST_RETRY_MS = 2_000;
/** Any other policy throws jobs away when memory is short. */
const SAFE_POLICY = 'noeviction';

/** Jobs in Redis: one connection for all queues, and two for each worker. */
export function createRedisQueueBackend(redisUrl: string, options: QueueBackendOptions): QueueBackend {
  const { onError, waitMs = WAIT_MS } = options;
  // Workers have no such limit: their fetch waits in Redis on purpose.
  const forQueues = openRedis(redisUrl, { commandTimeout: waitMs }, onError);
  const forWorkers = openRedis(redisUrl, {}, onError);
  return {
    kind: 'redis',
    async check() {
      const info = await forQueues.info('memory').catch((cause: unknown) => {
        throw queueError('QUEUE_UNAVAILABLE', { message: 'Redis cannot be reached', cause });
      });
      const policy = /^maxmemory_policy:(.+?)\r?$/m.exec(info)?.[1] ?? 'unknown';
      if (policy !== SAFE_POLICY) {
        const message = `Redis may throw jobs away: its maxmemory-policy is ${policy}; set it to ${SAFE_POLICY}`;
        throw queueError('QUEUE_SETTINGS_UNSAFE', { message });
      }
    },
    openQueue: (name) => openBullQueue(name, { factory: createRedisBackend, connection: forQueues, onError }),
    openWorker: (name, work) =>
      openBullWorker(name, work, { factory: createRedisBackend, connection: forWorkers, onError: work.onError }),
    async close() {
      forQueues.disconnect();
      forWorkers.disconnect();
    },
  };
}

function openRedis(url: string, limits: { commandTimeout?: number }, onError: (error: unknown) => void): Redis {
  const redis = new Redis(url, {
    ...limits,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // BullMQ asks for this: a worker waits for Redis as long as it takes.
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 100, LAST_RETRY_MS),
    // After a fail-over the old primary answers READONLY: leave it and find the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  // An error without a listener ends the process.
  redis.on('error', onError);
  return redis;
}
