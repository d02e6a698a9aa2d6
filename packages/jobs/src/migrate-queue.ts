import { runMigrations } from 'bullmq';
import pg from 'pg';
import { QUEUE_SCHEMA } from './postgres-backend.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** Several programs may start at once; they take turns. */
const LOCK_TIMEOUT_MS = 60_000;

/** Brings the queue's tables up to date. As owner of the database, after `migrateDatabase`; safe to run again and in parallel. */
export async function migrateQueue(options: { ownerUrl: string }): Promise<void> {
  const client = new pg.Client({
    connectionString: options.ownerUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
  });
  // A connection that breaks also rejects the query that runs on it.
  client.on('error', () => {});
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}
