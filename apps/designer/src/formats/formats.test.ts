import { expect, test } from 'vitest';
import { formatDuration, formatPosition } from './format-duration.ts';
import { formatRelative } from './format-moment.ts';

test.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [125_000, '2 min 5 s'],
  [3_780_000, '1 h 3 min'],
])('%i ms is %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('a position is written as on a player', () => {
  expect([formatPosition(7_900), formatPosition(750_000), formatPosition(-5)]).toEqual(['0:07', '12:30', '0:00']);
});

test.each([
  [1_000, 'just now'],
  [5 * 60_000, '5 minutes ago'],
  [3 * 3_600_000, '3 hours ago'],
  [24 * 3_600_000, 'yesterday'],
])('%i ms before now is “%s”', (ago, text) => {
  const now = Date.UTC(2026, 10, 22, 12);
  expect(formatRelative(now - ago, now)).toBe(text);
});
