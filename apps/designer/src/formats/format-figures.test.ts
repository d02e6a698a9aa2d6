import { expect, test } from 'vitest';
import { formatMinutes, formatMoney, formatShare, formatWait } from './format-figures.ts';

test('figures are written with their units', () => {
  expect(formatShare(0.634)).toBe('63.4%');
  expect([formatWait(339.6), formatWait(1_240), formatWait(null)]).toEqual(['340 ms', '1.2 s', '–']);
  expect(formatMinutes(90_000)).toBe('1.5 min');
});

test('small sums keep the digits that say something', () => {
  expect(formatMoney(12_500_000, 'USD')).toBe('$12.50');
  expect(formatMoney(4_300, 'USD')).toBe('$0.0043');
  expect(formatMoney(0, 'EUR')).toBe('€0.00');
});
