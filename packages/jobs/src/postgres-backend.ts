import { createPostgresBackend } from 'bullmq';
import pg from 'pg';
import { openBullQueue } from './bull-queue.ts';
import { openBullWorker } from './bull-worker.ts';
import { queueError } from './queue-error.ts';
import type { QueueBackend, QueueBackendOptions } from './queue-port.ts';

/** The queue's own schema, made by our first migration, which also grants it to the app role. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Connections of each queue and of each worker; a worker has one more, which listens. With a dozen jobs that is three dozen connections of
 * the hundred that PostgreSQL gives unless told otherwise, and BullMQ's own need no second one.
 */
const POOL_SIZE = 1;
/** Workers that start open some dozens of them at once, which takes a busy machine seconds; nobody who talks or looks at a page waits for any. */
const WAIT_MS = 15_000;
/** UNDEFINED_TABLE, INVALID_SCHEMA_NAME: before the first migration. */
const NOT_MIGRATED = /^(42P01|3F000)$/;

/** Jobs in PostgreSQL, with connections of their own. */
export function createPostgresQueueBackend(databaseUrl: string, options: QueueBackendOptions): QueueBackend {
  const { onError, waitMs = WAIT_MS } = options;
  // In this order: nobody waits for a connection longer than for an answer.
  const timeouts = { connectionTimeoutMillis: waitMs, query_timeout: waitMs + 2_000 };
  const place = {
    factory: createPostgresBackend,
    connection: {
      ...timeouts,
      connectionString: databaseUrl,
      schema: QUEUE_SCHEMA,
      max: POOL_SIZE,
      application_name: 'aybiza-jobs',
      keepAlive: true,
    },
    onError,
  };
  return {
    kind: 'postgres',
    async check() {
      const client = new pg.Client({ connectionString: databaseUrl, ...timeouts });
      client.on('error', onError);
      try {
        await client.connect();
        await client.query(`SELECT 1 FROM ${QUEUE_SCHEMA}.migration LIMIT 1`);
      } catch (cause) {
        throw toQueueError(cause);
      } finally {
        await client.end();
      }
    },
    openQueue: (name) => openBullQueue(name, place),
    openWorker: (name, work) => openBullWorker(name, work, { ...place, onError: work.onError }),
    async close() {},
  };
}

function toQueueError(cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!NOT_MIGRATED.test(code)) {
    return queueError('QUEUE_UNAVAILABLE', { message: 'the database of the queue cannot be reached', cause });
  }
  const message = 'the queue has no tables yet: run migrateQueue with the owner of the database, as `npm start` does';
  return queueError('QUEUE_NOT_MIGRATED', { message, cause });
}
