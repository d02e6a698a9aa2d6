import { createTestDatabase } from '@aybiza/db/testing/test-database';
import type { TestDatabase } from '@aybiza/db/testing/test-server';
import { afterAll, beforeAll, describe } from 'vitest';
import { testLeases, testUnreachableLeases } from './contract.ts';
import { createPostgresLeases } from './postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('leases in PostgreSQL', () => {
  testLeases(() => createPostgresLeases({ url: database.appUrl, onError: () => {} }));
  testUnreachableLeases(() => createPostgresLeases({ url: 'postgresql://nobody@127.0.0.1:1/none', onError: () => {} }));
});
