import { expect, test } from 'vitest';
import { clockTime, dateIn, rangeOf, weekOf } from './week.ts';

const sunday = new Date(2026, 10, 22, 23, 30).getTime();

test('the week begins today, also on a Sunday evening', () => {
  const days = weekOf(sunday, 0).map(({ date, weekday }) => [date, weekday]);
  expect([days[0], days[1], days[6]]).toEqual([
    ['2026-11-22', 7],
    ['2026-11-23', 1],
    ['2026-11-28', 6],
  ]);
});

test('the week after follows without a gap', () => {
  expect(weekOf(sunday, 1)[0]?.date).toBe('2026-11-29');
});

test('the range covers the week in every time zone', () => {
  const { from, before } = rangeOf(weekOf(sunday, 0));
  expect(dateIn(from, 'Pacific/Auckland') < '2026-11-22').toBe(true);
  expect(dateIn(before, 'Pacific/Honolulu') > '2026-11-28').toBe(true);
});

test('a booking belongs to the day of its own time zone', () => {
  const at = Date.UTC(2026, 10, 22, 23, 30);
  expect([dateIn(at, 'Europe/Zurich'), dateIn(at, 'America/New_York')]).toEqual(['2026-11-23', '2026-11-22']);
});

test('minutes are written as on a clock', () => {
  expect([clockTime(0), clockTime(570), clockTime(1_020)]).toEqual(['00:00', '09:30', '17:00']);
});
