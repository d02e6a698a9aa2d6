import { startTcpProxy } from '@aybiza/db/testing/tcp-proxy';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
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
      open: () => createRedisBus({ url: server.url, onError: () => {}, waitMs: PATIENCE_MS }),
      async cutConnections() {
        const administrator = new Redis(server.url);
        for (const type of ['normal', 'pubsub'])
          await administrator.call('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes');
        administrator.disconnect();
      },
    };
    for (const check of busContract) test(check.title, () => runBusCheck(check, world));
    testUnreachableBus(() => createRedisBus({ url: 'redis://127.0.0.1:1', onError: () => {} }));

    test('a listener whose network vanished without a word listens again once there is one', async () => {
      const proxy = await startTcpProxy(server.url);
      const clock = fakeClock();
      const [listener, speaker] = [
        createRedisBus({ url: proxy.url, onError: () => {}, clock }),
        createRedisBus({ url: server.url, onError: () => {}, waitMs: PATIENCE_MS }),
      ];
      const heard: unknown[] = [];
      await listener.subscribe('news', (message) => heard.push(message));
      proxy.stall();
      await world.cutConnections();
      await proxy.resume();
      // Its next heartbeat is the first to notice.
      clock.advance(5_000);
      const hears = async () => {
        await speaker.publish('news', 'back').catch(() => {});
        return heard.length;
      };
      await expect.poll(hears, { interval: 100 }).toBeGreaterThan(0);
      await Promise.all([listener.close(), speaker.close()]);
      await proxy.close();
    }, 30_000);
  });
}
