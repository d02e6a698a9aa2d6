import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import pg from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import { createDb, type DbDeadlines } from '../client.ts';
import type { Db } from '../transaction.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-server.ts';

export interface DatabaseInTest {
  /** As the programs see it. */
  db: Db;
  /** Where it is, for a test that opens connections of its own. */
  place: TestDatabase;
}

/** None of them passes because a machine is busy. What becomes of a database that is slow has tests of its own. */
export const PATIENT: DbDeadlines = {
  poolWaitMs: PATIENCE_MS,
  statementMs: 2 * PATIENCE_MS,
  queryMs: 2 * PATIENCE_MS + 1_000,
  transactionMs: 3 * PATIENCE_MS,
  silentSocketMs: 4 * PATIENCE_MS,
  idleInTransactionMs: 3 * PATIENCE_MS,
};

/** Gives the test file a database of its own, made before its first test and dropped after its last. */
export function useDatabase(): DatabaseInTest {
  let opened: DatabaseInTest | undefined;
  const get = () => {
    if (opened === undefined) throw new Error('the database is there only while tests run');
    return opened;
  };
  beforeAll(async () => {
    const place = await createTestDatabase();
    opened = { place, db: createDb({ url: place.appUrl, deadlines: PATIENT }) };
  });
  afterAll(async () => {
    await opened?.db.close();
    await opened?.place.drop();
  });
  return {
    get db() {
      return get().db;
    },
    get place() {
      return get().place;
    },
  };
}

/** Waits until some connection of the programs waits for a lock: two transactions have met. */
export async function untilSomebodyWaits(place: TestDatabase): Promise<void> {
  const administrator = new pg.Client({ connectionString: place.ownerUrl });
  await administrator.connect();
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  try {
    await expect.poll(async () => (await administrator.query(waiting)).rowCount, { interval: 10 }).toBeGreaterThan(0);
  } finally {
    await administrator.end();
  }
}

/** Keeps every writer out of a table, until what it gives back is called. */
export async function holdTable(place: TestDatabase, table: 'call_event'): Promise<() => Promise<void>> {
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
  return async () => {
    await owner.query('COMMIT');
    await owner.end();
  };
}
