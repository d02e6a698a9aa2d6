import { expect, test } from 'vitest';
import { startOfDay } from './start-of-day.ts';

test.each([
  ['Europe/London', '2026-07-01T00:30:00+01:00', '2026-07-01T00:00:00+01:00'],
  ['America/New_York', '2026-07-01T03:59:59.5Z', '2026-06-30T00:00:00-04:00'],
  ['UTC', '2026-07-01T00:00:00Z', '2026-07-01T00:00:00Z'],
])('in %s at %s the day began at %s', (timeZone, now, start) => {
  expect(startOfDay(Date.parse(now), timeZone)).toBe(Date.parse(start));
});
