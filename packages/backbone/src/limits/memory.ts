import type { Clock } from '@aybiza/foundation/clock';
import type { Limits } from './port.ts';

/** More keys than this are not told apart: the one that was not used for longest is forgotten, so that memory stays bounded. */
const MAX_KEYS = 10_000;

/**
 * Limits of one process, by the generic cell rate algorithm (ITU-T I.371): a key is the moment at which its burst is whole again, and
 * each thing taken moves it on by the time that one takes to come back.
 */
export function createMemoryLimits(clock: Clock): Limits {
  const fullAt = new Map<string, number>();
  return {
    async take(key, { burst, perSecond }) {
      const now = clock.now();
      const intervalMs = 1_000 / perSecond;
      const before = Math.max(now, fullAt.get(key) ?? now);
      const after = before + intervalMs;
      const waitMs = after - now - burst * intervalMs;
      const isAllowed = waitMs <= 0;
      const fullInMs = (isAllowed ? after : before) - now;
      fullAt.delete(key);
      fullAt.set(key, now + fullInMs);
      const [oldest] = fullAt.keys();
      if (fullAt.size > MAX_KEYS && oldest !== undefined) fullAt.delete(oldest);
      const left = Math.max(0, Math.floor(burst - fullInMs / intervalMs));
      return { isAllowed, left, retryAfterMs: Math.max(0, waitMs), fullInMs };
    },
    async close() {},
  };
}
