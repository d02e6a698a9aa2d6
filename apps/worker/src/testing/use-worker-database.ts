import { type DatabaseInTest, useDatabase } from '@aybiza/db/testing/use-database';
import { migrateQueue } from '@aybiza/jobs';
import { beforeAll } from 'vitest';

/** A database of its own for the test file, with the queue's tables. */
export function useWorkerDatabase(): DatabaseInTest {
  const world = useDatabase();
  beforeAll(() => migrateQueue({ ownerUrl: world.place.ownerUrl }));
  return world;
}
