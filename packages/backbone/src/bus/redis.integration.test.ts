import { Redis } from 'ioredis';
import { afterAll, describe } from 'vitest';
import { startRedisForTests } from '../testing/redis-server.ts';
import { testBus, testUnreachableBus } from './contract.ts';
import { createRedisBus } from './redis.ts';

const server = await startRedisForTests();

if ('missing' in server) {
  describe.skip(`the bus on Redis: ${server.missing}`, () => testBus(() => ({ open: fail, cutConnections: fail })));
} else {
  afterAll(() => server.stop());

  describe('the bus on Redis', () => {
    testBus(() => ({
      open: () => createRedisBus({ url: server.url, onError: () => {} }),
      async cutConnections() {
        const administrator = new Redis(server.url);
        for (const type of ['normal', 'pubsub'])
          await administrator.call('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes');
        administrator.disconnect();
      },
    }));
    testUnreachableBus(() => createRedisBus({ url: 'redis://127.0.0.1:1', onError: () => {} }));
  });
}

function fail(): never {
  throw new Error('skipped tests run nothing');
}
