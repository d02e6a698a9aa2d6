import { describe, expect, it } from 'vitest';
import { countFilters, fileAddress, NO_FILTERS, readFilters, toInput, writeFilters } from './call-filters.ts';

/** In Auckland it is the 28th already. */
const CLOCKS = { timeZone: 'Pacific/Auckland', now: Date.UTC(2026, 10, 27, 15, 30) };

describe('filters in the address', () => {
  it('come back as they were written, and nothing stands there for what is not asked', () => {
    const filters = { ...NO_FILTERS, text: ' "next tuesday" -root ', kind: 'real', outcome: 'a & b' };
    const address = writeFilters(filters);
    expect(readFilters(address)).toEqual({ ...filters, text: '"next tuesday" -root' });
    expect([writeFilters(NO_FILTERS), readFilters('')]).toEqual(['', NO_FILTERS]);
  });

  it('count for nothing when nobody knows them', () => {
    const address = 'status=gone&agent=x&version=1&channel=fax&kind=other&period=never&duration=huge&workspaceId=ws_1';
    expect(toInput(readFilters(address), CLOCKS)).toEqual({});
    expect(toInput(readFilters('period=own&from=2026-13-99&to=soon'), CLOCKS)).toMatchObject({});
  });
});

describe('filters as the API takes them', () => {
  it('are whole days of the clocks of the business, wherever somebody looks from', () => {
    const day = (date: number) => Date.UTC(2026, 10, date - 1, 11);
    expect(toInput({ ...NO_FILTERS, period: 'today' }, CLOCKS)).toEqual({ startedFrom: day(28) });
    expect(toInput({ ...NO_FILTERS, period: 'week' }, CLOCKS)).toEqual({ startedFrom: day(22) });
    expect(toInput({ ...NO_FILTERS, period: 'own', from: '2026-11-02', to: '2026-11-02' }, CLOCKS)).toEqual({
      startedFrom: day(2),
      startedBefore: day(3),
    });
    expect(toInput({ ...NO_FILTERS, period: 'own', to: '2026-11-02' }, CLOCKS)).toEqual({ startedBefore: day(3) });
  });

  it('divide calls by length without a gap', () => {
    const lengths = ['short', 'medium', 'long'].map((duration) => toInput({ ...NO_FILTERS, duration }, CLOCKS));
    expect(lengths).toEqual([
      { maxDurationMs: 29_999 },
      { minDurationMs: 30_000, maxDurationMs: 179_999 },
      { minDurationMs: 180_000 },
    ]);
  });

  it('lead to the same list as a file', () => {
    const input = toInput({ ...NO_FILTERS, kind: 'test', text: 'a&b' }, CLOCKS);
    expect(fileAddress(input)).toBe('/api/calls.csv?text=a%26b&isTest=true');
  });

  it('are counted for people, the search and the days of a period left out', () => {
    expect(countFilters({ ...NO_FILTERS, text: 'x', kind: 'real', period: 'own', from: '2026-11-01' })).toBe(2);
  });
});
