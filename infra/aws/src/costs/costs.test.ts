import { describe, expect, it } from 'vitest';
import { costOfMonth, voiceTasks } from './cost-of-calls.ts';
import { readCostsOfPage } from './cost-page.ts';
import { costTables } from './cost-tables.ts';

const perCall = (calls: number) => costOfMonth(calls).reduce((sum, { usd }) => sum + usd, 0) / calls;

describe('what calls cost', () => {
  it('stands on the page as it is worked out (`npm run costs --workspace infra/aws` writes it)', () => {
    expect(readCostsOfPage()).toBe(costTables());
  });

  it('goes down with every call, towards what the vendors take', () => {
    const sizes = [1_000, 10_000, 100_000, 1_000_000].map(perCall);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('has three voice processes at least, and half of the places free in the busiest hour', () => {
    expect(voiceTasks(1)).toBe(3);
    // 10,000,000 calls: 454,545 a day, 68,182 in the busiest hour, 3,409 at once, at 100 to a process.
    expect(voiceTasks(10_000_000)).toBe(35);
  });
});
