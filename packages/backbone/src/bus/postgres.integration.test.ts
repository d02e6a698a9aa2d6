import { createTestDatabase } from '@aybiza/db/testing/test-database';
import type { TestDatabase } from '@aybiza/db/testing/test-server';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { busContract, runBusCheck, testUnreachableBus } from './contract.ts';
import type { Bus } from './port.ts';
import { createPostgresBus } from './postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A bus is an object with a life: its methods are not its own to copy. */
function boundTo(bus: Bus): Bus {
  return {
    publish: (topic, message) => bus.publish(topic, message),
    subscribe: (topic, handler) => bus.subscribe(topic, handler),
    close: () => bus.close(),
  };
}

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
  const open = () => createPostgresBus({ url: database.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  for (const check of busContract) test(check.title, () => runBusCheck(check, { open, cutConnections }));

  test('a bus that lets a message through which another could not carry fails the contract', async () => {
    const careless = () => {
      const bus = open();
      return {
        ...boundTo(bus),
        publish: (topic: string, message: unknown) => bus.publish(topic, message).catch(() => {}),
      };
    };
    const size = busContract.find(({ title }) => title.includes('one byte more is refused'));
    await expect(size && runBusCheck(size, { open: careless, cutConnections })).rejects.toThrow('resolved');
  });

  testUnreachableBus(() => createPostgresBus({ url: 'postgresql://nobody@127.0.0.1:1/none', onError: () => {} }));
});
