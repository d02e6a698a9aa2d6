import { expect, it, test } from 'vitest';
import { chartScale, labelEvery } from './chart-scale.ts';

it.each([
  [3, [0, 1, 2, 3]],
  [17, [0, 5, 10, 15, 20]],
  [100, [0, 25, 50, 75, 100]],
  [1_234, [0, 500, 1_000, 1_500]],
])('the axis of %d has round marks, and ends above it', (largest, ticks) => {
  expect(chartScale(largest, { whole: true }).ticks).toEqual(ticks);
});

test('what can be halved has marks between whole numbers', () => {
  expect(chartScale(0.9).ticks.at(-1)).toBeGreaterThanOrEqual(0.9);
  expect(chartScale(0.9).ticks).toHaveLength(5);
});

test('nothing at all still has an axis', () => {
  expect(chartScale(0)).toEqual({ top: 1, ticks: [0, 1] });
});

test('labels are left out where they would run into each other', () => {
  expect([labelEvery(7, 10), labelEvery(30, 10), labelEvery(93, 10)]).toEqual([1, 3, 10]);
});
