import { expect, test } from 'vitest';
import { dayStarts, isDay, localDay, shiftDay } from './local-day.ts';

test('a moment is of the day that the clocks of the zone show', () => {
  const moment = Date.UTC(2026, 9, 25, 23, 30);
  expect([localDay(moment, 'Europe/Zurich'), localDay(moment, 'America/New_York')]).toEqual([
    '2026-10-26',
    '2026-10-25',
  ]);
});

test('a day begins at midnight, or where the clocks skip midnight, right behind it', () => {
  expect(dayStarts('Europe/Zurich')('2026-10-26')).toBe(Date.UTC(2026, 9, 25, 23));
  expect(dayStarts('Asia/Beirut')('2026-03-29')).toBe(Date.UTC(2026, 2, 28, 22));
});

test('days are counted by the calendar, and what is no date is none', () => {
  expect([shiftDay('2026-10-25', 1), shiftDay('2028-03-01', -1)]).toEqual(['2026-10-26', '2028-02-29']);
  expect(['2026-13-01', '26-1-1', 'soon', '2026-12-31'].map(isDay)).toEqual([false, false, false, true]);
});
