import { z } from 'zod';
import { openRedis, type RedisConnectionOptions } from '../redis-connection.ts';
import { failUnavailable, type Limits } from './port.ts';

const PREFIX = 'aybiza:limit:';

/** The same rule as in memory, as one step on the server and by its clock. KEYS: the key. ARGV: interval in ms, burst. */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local interval, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local before = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
local wait = before + interval - now - burst * interval
if wait > 0 then return {0, string.format('%.3f', wait), string.format('%.3f', before - now)} end
local full = before + interval
redis.call('SET', KEYS[1], string.format('%.3f', full), 'PX', math.ceil(full - now))
return {1, '0', string.format('%.3f', full - now)}`;

const takenSchema = z.tuple([z.int(), z.coerce.number(), z.coerce.number()]);

/** Limits that all processes of an installation share. */
export function createRedisLimits(options: RedisConnectionOptions): Limits {
  const redis = openRedis(options);
  return {
    async take(key, { burst, perSecond }) {
      const intervalMs = 1_000 / perSecond;
      const answer = await redis.eval(TAKE, 1, PREFIX + key, intervalMs, burst).catch(failUnavailable);
      const [allowed, retryAfterMs, fullInMs] = takenSchema.parse(answer);
      const left = Math.max(0, Math.floor(burst - fullInMs / intervalMs));
      return { isAllowed: allowed === 1, left, retryAfterMs, fullInMs };
    },
    async close() {
      redis.disconnect();
    },
  };
}
