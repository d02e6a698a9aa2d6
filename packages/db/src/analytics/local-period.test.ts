import { expect, test } from 'vitest';
import { localPeriod } from './local-period.ts';

const hours = (moments: readonly number[], end: number) =>
  moments.map((start, index) => ((moments[index + 1] ?? end) - start) / 3_600_000);

test('days are as long as the clocks of the zone make them', () => {
  const spring = localPeriod({ from: '2026-03-28', before: '2026-03-31', timeZone: 'Europe/Zurich' }, 'day');
  const autumn = localPeriod({ from: '2026-10-24', before: '2026-10-27', timeZone: 'Europe/Zurich' }, 'day');
  expect(hours(spring.starts, spring.end)).toEqual([24, 23, 24]);
  expect(hours(autumn.starts, autumn.end)).toEqual([24, 25, 24]);
  expect(spring.starts[0]).toBe(Date.UTC(2026, 2, 27, 23));
});

test('a zone may be off by three quarters of an hour', () => {
  const { starts } = localPeriod({ from: '2026-06-01', before: '2026-06-02', timeZone: 'Asia/Kathmandu' }, 'day');
  expect(starts).toEqual([Date.UTC(2026, 4, 31, 18, 15)]);
});

test('a day whose midnight the clocks skip begins an hour later', () => {
  const { starts, end } = localPeriod({ from: '2026-04-24', before: '2026-04-25', timeZone: 'Africa/Cairo' }, 'day');
  expect(starts).toEqual([Date.UTC(2026, 3, 23, 22)]);
  expect(hours(starts, end)).toEqual([23]);
});

test('an hour that comes twice is two hours', () => {
  const { starts } = localPeriod({ from: '2026-10-25', before: '2026-10-26', timeZone: 'Europe/Zurich' }, 'hour');
  expect(starts).toHaveLength(25);
});
