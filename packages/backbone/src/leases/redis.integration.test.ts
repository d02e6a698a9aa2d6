import { type CallId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
import { startRedisForTests } from '../testing/redis-server.ts';
import { leasesContract, testUnreachableLeases } from './contract.ts';
import { createRedisLeases } from './redis.ts';

const server = await startRedisForTests();

if ('missing' in server) {
  describe.skip(`leases in Redis: ${server.missing}`, () => {
    for (const check of leasesContract) test(check.title);
  });
} else {
  const open = () => createRedisLeases({ url: server.url, onError: () => {}, waitMs: PATIENCE_MS });
  const keeper = open();
  afterAll(async () => {
    await keeper.close();
    await server.stop();
  });

  describe('leases in Redis', () => {
    for (const check of leasesContract) test(check.title, () => check.run(keeper));
    testUnreachableLeases(() => createRedisLeases({ url: 'redis://127.0.0.1:1', onError: () => {} }));

    test('a server that lost everything still gives higher tokens than before', async () => {
      const leases = open();
      const administrator = new Redis(server.url);
      const callId = newId('call');
      const workspaceId = workspaceIdSchema.parse('ws_leases');
      const request = { callId, workspaceId, owner: 'one', address: '', ttlMs: 60_000 };
      const before = await leases.acquire(request);
      await administrator.flushall();
      const after = await leases.acquire(request);
      administrator.disconnect();
      await leases.close();
      if (before.status !== 'acquired' || after.status !== 'acquired') throw new Error('the call was free both times');
      expect(after.fencingToken).toBeGreaterThan(before.fencingToken);
    });

    test('a server that lost everything learns from each process which calls it has', async () => {
      const leases = open();
      const administrator = new Redis(server.url);
      const workspaceId = workspaceIdSchema.parse('ws_leases');
      const own = { owner: 'one', address: 'http://one.test' };
      const request = (callId: CallId) => ({ ...own, callId, workspaceId, ttlMs: 60_000 });
      const [first, taken] = [newId('call'), newId('call')];
      const acquired = await Promise.all([first, taken].map((callId) => leases.acquire(request(callId))));
      await administrator.flushall();
      // Somebody else was quicker with one of them.
      await leases.acquire({ ...request(taken), owner: 'two' });
      const held = [first, taken].map((callId, index) => {
        const lease = acquired[index];
        if (lease?.status !== 'acquired') throw new Error('the call was free');
        return { callId, workspaceId, fencingToken: lease.fencingToken };
      });
      const renewed = await leases.renewAll({ ...own, leases: held, ttlMs: 60_000 });
      expect([...renewed]).toEqual([first]);
      expect(await leases.find(first)).toEqual({ ...own, ...held[0] });
      expect(await leases.find(taken)).toMatchObject({ owner: 'two' });
      administrator.disconnect();
      await leases.close();
    });
  });
}
