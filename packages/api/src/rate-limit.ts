import type { Clock } from '@aybiza/foundation/clock';
import { RateLimitedError } from './api-error.ts';

export interface RateLimitOptions {
  clock: Clock;
  /** Requests at once after a pause. */
  burst: number;
  /** Requests per second in the long run. */
  perSecond: number;
}

export interface RateLimit {
  /** @throws RateLimitedError when `who` has used up its share. */
  count(who: string): void;
}

/** More callers than this are not told apart: the oldest is forgotten, so that memory stays bounded. */
const MAX_CALLERS = 10_000;

/** A token bucket per caller, in the memory of this process. */
export function createRateLimit({ clock, burst, perSecond }: RateLimitOptions): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    count(who) {
      const now = clock.now();
      const bucket = buckets.get(who) ?? { left: burst, at: now };
      buckets.delete(who);
      bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1_000) * perSecond);
      bucket.at = now;
      buckets.set(who, bucket);
      const [oldest] = buckets.keys();
      if (buckets.size > MAX_CALLERS && oldest !== undefined) buckets.delete(oldest);
      if (bucket.left < 1) throw new RateLimitedError(Math.ceil((1 - bucket.left) / perSecond));
      bucket.left -= 1;
    },
  };
}
