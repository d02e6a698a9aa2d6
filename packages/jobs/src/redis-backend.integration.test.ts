import { startRedisForTests } from '@aybiza/backbone/testing/redis-server';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
import { queueContract } from './contract.ts';
import { createRedisQueueBackend } from './redis-backend.ts';

const silent = { onError() {} };
const server = await startRedisForTests();

if ('missing' in server) {
  describe.skip(`jobs in Redis: ${server.missing}`, () => {
    for (const check of queueContract) test(check.title);
  });
} else {
  const backend = createRedisQueueBackend(server.url, { ...silent, waitMs: PATIENCE_MS });
  afterAll(async () => {
    await backend.close();
    await server.stop();
  });

  describe('jobs in Redis', () => {
    test('a Redis that keeps everything passes the check', () => backend.check());

    for (const check of queueContract) test(check.title, () => check.run(backend));

    test('a Redis that may throw jobs away is refused', async () => {
      const administrator = new Redis(server.url);
      await administrator.config('SET', 'maxmemory-policy', 'allkeys-lru');
      await expect(backend.check()).rejects.toMatchObject({ code: 'QUEUE_SETTINGS_UNSAFE', retryable: false });
      await administrator.config('SET', 'maxmemory-policy', 'noeviction');
      administrator.disconnect();
    });

    test('a Redis that is away is an error that may pass', async () => {
      const away = createRedisQueueBackend('redis://127.0.0.1:1', silent);
      await expect(away.check()).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE', retryable: true });
      await away.close();
    });
  });
}
