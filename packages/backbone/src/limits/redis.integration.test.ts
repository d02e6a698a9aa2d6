import { afterAll, describe, expect, test } from 'vitest';
import { startRedisForTests } from '../testing/redis-server.ts';
import { limitsContract } from './contract.ts';
import { createRedisLimits } from './redis.ts';

const server = await startRedisForTests();

if ('missing' in server) {
  describe.skip(`limits in Redis: ${server.missing}`, () => {
    for (const check of limitsContract) test(check.title);
  });
} else {
  const limits = createRedisLimits({ url: server.url, onError: () => {} });
  afterAll(async () => {
    await limits.close();
    await server.stop();
  });

  describe('limits in Redis', () => {
    for (const check of limitsContract) test(check.title, () => check.run(limits));

    test('two processes share what there is', async () => {
      const other = createRedisLimits({ url: server.url, onError: () => {} });
      const allowance = { burst: 1, perSecond: 0.01 };
      await limits.take('shared', allowance);
      expect(await other.take('shared', allowance)).toMatchObject({ isAllowed: false });
      await other.close();
    });

    test('a server that is away is told as such', async () => {
      const away = createRedisLimits({ url: 'redis://127.0.0.1:1', onError: () => {} });
      const taken = away.take('a', { burst: 1, perSecond: 1 });
      await expect(taken).rejects.toMatchObject({ code: 'LIMITS_UNAVAILABLE' });
      await away.close();
    });
  });
}
