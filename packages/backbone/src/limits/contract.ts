import { expect } from 'vitest';
import type { Limits } from './port.ts';

/** What every kind of limits must do; each check uses keys of its own. */
export const limitsContract = [
  {
    title: 'a burst is there at once, and then nothing',
    async run(limits: Limits) {
      const allowance = { burst: 3, perSecond: 0.01 };
      const taken = [];
      for (let one = 0; one < 4; one++) taken.push(await limits.take('contract:burst', allowance));
      expect(taken.map(({ isAllowed }) => isAllowed)).toEqual([true, true, true, false]);
      expect(taken.map(({ left }) => left)).toEqual([2, 1, 0, 0]);
      expect(taken[3]?.retryAfterMs).toBeGreaterThan(90_000);
      expect(taken[3]?.fullInMs).toBeGreaterThan(290_000);
    },
  },
  {
    title: 'what one key has used is not missing to another',
    async run(limits: Limits) {
      const allowance = { burst: 1, perSecond: 0.01 };
      await limits.take('contract:one', allowance);
      expect(await limits.take('contract:other', allowance)).toMatchObject({ isAllowed: true });
    },
  },
  {
    title: 'fifty at once take no more than there is',
    async run(limits: Limits) {
      const takes = Array.from({ length: 50 }, () => limits.take('contract:many', { burst: 7, perSecond: 0.01 }));
      expect((await Promise.all(takes)).filter(({ isAllowed }) => isAllowed)).toHaveLength(7);
    },
  },
] as const;
