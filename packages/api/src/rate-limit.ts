import { createMemoryLimits } from '@aybiza/backbone/limits/memory';
import type { Allowance, Limits, Taken } from '@aybiza/backbone/limits/port';
import type { Clock } from '@aybiza/foundation/clock';
import { apiError, RateLimitedError, type Room } from './api-error.ts';

export interface RateLimitOptions extends Allowance {
  readonly clock: Clock;
  /** What is limited, apart from other things that the same people are counted for. */
  readonly name?: string;
  /** Shared between processes; left out: this process counts for itself. */
  readonly limits?: Limits;
  /** When nobody can tell what was used: this process counts for itself, or nobody gets anything. */
  readonly whenAway?: 'countHere' | 'refuse';
}

export interface RateLimit {
  /** @throws RateLimitedError when `who` has used up its share, AppError `CANNOT_COUNT` */
  count(who: string): Promise<Room>;
}

/** A share for each caller, in all processes together where there is a place to count. */
export function createRateLimit(options: RateLimitOptions): RateLimit {
  const { clock, name = 'requests', limits, whenAway = 'countHere', ...allowance } = options;
  const here = createMemoryLimits(clock);
  async function take(key: string): Promise<Taken> {
    if (limits === undefined) return here.take(key, allowance);
    try {
      return await limits.take(key, allowance);
    } catch (cause) {
      if (whenAway === 'countHere') return here.take(key, allowance);
      throw apiError(
        'CANNOT_COUNT',
        'Nothing was done: limits cannot be checked at the moment. Try again shortly.',
        cause,
      );
    }
  }
  return {
    async count(who) {
      const { isAllowed, left, retryAfterMs, fullInMs } = await take(`${name}:${who}`);
      const room = { limit: allowance.burst, left, fullInMs };
      if (!isAllowed) throw new RateLimitedError(Math.ceil(retryAfterMs / 1_000), room);
      return room;
    },
  };
}
