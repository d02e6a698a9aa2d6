import { createTestDatabase } from '@aybiza/db/testing/test-database';
import type { TestDatabase } from '@aybiza/db/testing/test-server';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { testBus, testUnreachableBus } from './contract.ts';
import { createPostgresBus } from './postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function cutConnections(): Promise<void> {
  const administrator = new pg.Client({ connectionString: database.ownerUrl });
  await administrator.connect();
  await administrator.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'aybiza-bus' AND datname = current_database()`,
  );
  await administrator.end();
}

describe('the bus on PostgreSQL', () => {
  testBus(() => ({ open: () => createPostgresBus({ url: database.appUrl, onError: () => {} }), cutConnections }));
  testUnreachableBus(() => createPostgresBus({ url: 'postgresql://nobody@127.0.0.1:1/none', onError: () => {} }));
});
