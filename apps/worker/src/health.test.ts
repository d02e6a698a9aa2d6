import { expect, test } from 'vitest';
import { createHealthApp } from './health.ts';

const describe = async () => '';

test('a worker that lives is healthy even when it cannot work', async () => {
  const app = createHealthApp({ isReady: async () => false, describe });
  expect((await app.request('/health')).status).toBe(200);
  expect((await app.request('/ready')).status).toBe(503);
});

test('a worker that finds its database and its queue is ready', async () => {
  expect((await createHealthApp({ isReady: async () => true, describe }).request('/ready')).status).toBe(200);
});
