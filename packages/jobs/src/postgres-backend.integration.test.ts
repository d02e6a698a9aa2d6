import { createTestDatabase } from '@aybiza/db/testing/test-database';
import type { TestDatabase } from '@aybiza/db/testing/test-server';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueContract } from './contract.ts';
import { migrateQueue } from './migrate-queue.ts';
import { createPostgresQueueBackend } from './postgres-backend.ts';
import type { QueueBackend } from './queue-port.ts';

const silent = { onError() {} };
let database: TestDatabase;
let backend: QueueBackend;

beforeAll(async () => {
  database = await createTestDatabase();
  backend = createPostgresQueueBackend(database.appUrl, { ...silent, waitMs: PATIENCE_MS });
});
afterAll(async () => {
  await backend.close();
  await database.drop();
});

describe('jobs in PostgreSQL', () => {
  test('before the migration the check says what to do', async () => {
    await expect(backend.check()).rejects.toMatchObject({ code: 'QUEUE_NOT_MIGRATED', retryable: false });
  });

  test('the owner migrates, several at once, and the app role is enough from then on', async () => {
    const { ownerUrl } = database;
    await Promise.all([migrateQueue({ ownerUrl }), migrateQueue({ ownerUrl })]);
    await migrateQueue({ ownerUrl });
    await backend.check();
  });

  for (const check of queueContract) test(check.title, () => check.run(backend));

  test('a backend that does not know one job from another fails the contract', async () => {
    let count = 0;
    const forgetful: QueueBackend = {
      ...backend,
      openQueue(name) {
        const queue = backend.openQueue(name);
        const other = (id: string) => (id.endsWith('last') ? id : `${id}x${count++}`);
        return { ...queue, add: (job) => queue.add({ ...job, id: other(job.id) }) };
      },
    };
    const twice = queueContract.find(({ title }) => title.includes('asked for twice'));
    await expect(twice?.run(forgetful)).rejects.toThrow();
  });

  test('a database that is away is an error that may pass', async () => {
    const away = createPostgresQueueBackend('postgresql://nobody@127.0.0.1:1/none', silent);
    await expect(away.check()).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE', retryable: true });
  });
});
