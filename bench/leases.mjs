// What the leases of calls cost the Redis of an installation: every process renews all of its calls' 2.5 times a second, and all leases are on
// one node. The server's own time counts (INFO commandstats), not ours; the floor is a SET of the same server in the same run.
// Usage: node bench/leases.mjs [calls=400] [rounds=300]   (a few seconds; needs redis-server)
import { register } from 'tsx/esm/api';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { printRows, round } from './lib/stats.mjs';

register();
const { createRedisLeases } = await import('../packages/backbone/src/leases/redis.ts');
const { openRedis } = await import('../packages/backbone/src/redis-connection.ts');
const { startRedisForTests } = await import('../packages/backbone/src/testing/redis-server.ts');
const { workspaceIdSchema } = await import('../packages/foundation/src/ids.ts');
const { newId } = await import('../packages/foundation/src/new-id.ts');

const CALLS = readCount(0, { name: 'calls', usual: 400 });
const ROUNDS = readCount(1, { name: 'rounds', usual: 300 });
const RENEWALS_A_SECOND = 2.5;
const own = { owner: 'voice-1', address: 'http://127.0.0.1:3100' };
const workspaceId = workspaceIdSchema.parse('ws_leases');

/** Microseconds of the server that a command has taken on average. */
async function costOf(redis, command) {
  const stats = await redis.info('commandstats');
  return Number(new RegExp(`cmdstat_${command}:.*usec_per_call=([\\d.]+)`).exec(stats)?.[1]);
}

const server = await startRedisForTests();
if ('missing' in server) throw new Error(server.missing);
const leases = createRedisLeases({ url: server.url, onError: console.error });
const redis = openRedis(server.url, console.error);
try {
  const held = [];
  for (let index = 0; index < CALLS; index += 1) {
    const callId = newId('call');
    const acquired = await leases.acquire({ ...own, callId, workspaceId, ttlMs: 60_000 });
    held.push({ callId, workspaceId, fencingToken: acquired.fencingToken });
  }
  await redis.config('RESETSTAT');
  for (let count = 0; count < ROUNDS; count += 1) await leases.renewAll({ ...own, leases: held, ttlMs: 60_000 });
  for (let count = 0; count < ROUNDS; count += 1) await redis.set('floor', String(count));
  const each = (await costOf(redis, '(?:evalsha|eval)')) / CALLS;
  console.log(describeMachine());
  printRows([
    { what: 'a lease renewed, µs of Redis', value: round(each) },
    { what: 'a SET, µs of Redis', value: round(await costOf(redis, 'set')) },
    { what: 'calls whose leases fill one Redis', value: round(1_000_000 / (each * RENEWALS_A_SECOND)) },
  ]);
} finally {
  redis.disconnect();
  await leases.close();
  await server.stop();
}
