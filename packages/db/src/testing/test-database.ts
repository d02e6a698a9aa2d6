import { inject } from 'vitest';
import type {} from './global-setup.ts';
import { copyDatabase, type TestDatabase } from './test-server.ts';

/** A database of its own for a test file. The project it runs in needs `testing/global-setup.ts` as `globalSetup`. */
export function createTestDatabase(): Promise<TestDatabase> {
  return copyDatabase(inject('testServer'));
}
