import { Redis } from 'ioredis';
import { afterAll, describe, test } from 'vitest';
import { startRedisForTests } from '../testing/redis-server.ts';
import { busContract, runBusCheck, testUnreachableBus } from './contract.ts';
import { createRedisBus } from './redis.ts';

const server = await startRedisForTests();

if ('missing' in server) {
  describe.skip(`the bus on Redis: ${server.missing}`, () => {
    for (const check of busContract) test(check.title);
  });
} else {
  afterAll(() => server.stop());

  describe('the bus on Redis', () => {
    const world = {
      open: () => createRedisBus({ url: server.url, onError: () => {} }),
      async cutConnections() {
        const administrator = new Redis(server.url);
        for (const type of ['normal', 'pubsub'])
          await administrator.call('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes');
        administrator.disconnect();
      },
    };
    for (const check of busContract) test(check.title, () => runBusCheck(check, world));
    testUnreachableBus(() => createRedisBus({ url: 'redis://127.0.0.1:1', onError: () => {} }));
  });
}
