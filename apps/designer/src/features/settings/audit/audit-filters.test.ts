import { expect, test } from 'vitest';
import { NO_FILTERS, toInput } from './audit-filters.ts';

test('what is not chosen is not asked for', () => {
  expect(toInput(NO_FILTERS)).toEqual({});
});

test('the last day is included', () => {
  const { from, before } = toInput({ ...NO_FILTERS, from: '2026-11-20', to: '2026-11-20' });
  expect((before ?? 0) - (from ?? 0)).toBe(24 * 3_600_000);
});

test('a day that is being typed is no filter yet', () => {
  expect(toInput({ ...NO_FILTERS, from: '2026-', to: 'x-y-z' })).toEqual({});
});
