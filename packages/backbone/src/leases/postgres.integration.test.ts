import { createTestDatabase } from '@aybiza/db/testing/test-database';
import type { TestDatabase } from '@aybiza/db/testing/test-server';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leasesContract, testUnreachableLeases } from './contract.ts';
import type { Leases } from './port.ts';
import { createPostgresLeases } from './postgres.ts';

let database: TestDatabase;
let leases: Leases;
beforeAll(async () => {
  database = await createTestDatabase();
  leases = createPostgresLeases({ url: database.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
});
afterAll(async () => {
  await leases.close();
  await database.drop();
});

describe('leases in PostgreSQL', () => {
  for (const check of leasesContract) test(check.title, () => check.run(leases));

  test('a keeper that gives a held call to whoever asks fails the contract', async () => {
    const generous: Leases = { ...leases, acquire: async () => ({ status: 'acquired', fencingToken: 1 }) };
    const twice = leasesContract.find(({ title }) => title.includes('cannot acquire a call twice'));
    await expect(twice?.run(generous)).rejects.toThrow('held');
  });

  testUnreachableLeases(() => createPostgresLeases({ url: 'postgresql://nobody@127.0.0.1:1/none', onError: () => {} }));
});
