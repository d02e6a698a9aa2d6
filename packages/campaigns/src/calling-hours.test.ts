import { localTime } from '@aybiza/statechart';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallingWeek, mayCallAt, nextCallAt } from './calling-hours.ts';
import { zonesOfNumber } from './zones/zones-of-number.ts';

const MINUTE_MS = 60_000;
const days = (from: string, to: string): CallingWeek => Array.from({ length: 7 }, () => [{ from, to }]);
const NINE_TO_FIVE = days('09:00', '17:00');

test('a number is in the zone of its area code, and in every zone of its country where it does not say', () => {
  expect(zonesOfNumber('+12125553000')).toEqual(['America/New_York']);
  expect(zonesOfNumber('+13105553000')).toEqual(['America/Los_Angeles']);
  expect(zonesOfNumber('+442079460123')).toEqual(['Europe/London']);
  expect(zonesOfNumber('+447700900123')).toContain('Europe/London');
  expect(zonesOfNumber('+61412345678').length).toBeGreaterThan(3);
  expect(zonesOfNumber('+999123')).toEqual([]);
});

test('the hours hold where the callee is, not where the business is', () => {
  const noonInLondon = Date.UTC(2026, 10, 27, 12);
  expect(mayCallAt(NINE_TO_FIVE, ['Europe/London'], noonInLondon)).toBe(true);
  expect(mayCallAt(NINE_TO_FIVE, ['America/New_York'], noonInLondon)).toBe(false);
  expect(nextCallAt(NINE_TO_FIVE, ['America/New_York'], noonInLondon)).toBe(Date.UTC(2026, 10, 27, 14));
});

test('when clocks change, the hours stay those of the wall', () => {
  const saturday = Date.UTC(2026, 2, 28, 20);
  expect(nextCallAt(NINE_TO_FIVE, ['Europe/London'], saturday)).toBe(Date.UTC(2026, 2, 29, 8));
  expect(nextCallAt(NINE_TO_FIVE, ['America/New_York'], Date.UTC(2026, 10, 1, 2))).toBe(Date.UTC(2026, 10, 1, 14));
});

test('a number that may be in several zones is called when it is time in all of them', () => {
  const coasts = ['America/New_York', 'America/Los_Angeles'];
  expect(nextCallAt(NINE_TO_FIVE, coasts, Date.UTC(2026, 10, 27, 12))).toBe(Date.UTC(2026, 10, 27, 17));
});

test('zones whose hours never meet, no hours and no zone are never', () => {
  expect(nextCallAt(days('09:00', '12:00'), ['Europe/London', 'Asia/Tokyo'], 0)).toBeUndefined();
  expect(
    nextCallAt(
      Array.from({ length: 7 }, () => []),
      ['Europe/London'],
      0,
    ),
  ).toBeUndefined();
  expect(nextCallAt(NINE_TO_FIVE, [], 0)).toBeUndefined();
  expect(mayCallAt(NINE_TO_FIVE, [], 0)).toBe(false);
});

const zone = fc.constantFrom(
  'Europe/London',
  'America/New_York',
  'America/Phoenix',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
);
const hour = fc.integer({ min: 0, max: 23 }).map((h) => `${String(h).padStart(2, '0')}:00`);
const week = fc.array(fc.array(fc.record({ from: hour, to: hour }), { maxLength: 2 }), { minLength: 7, maxLength: 7 });
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }).map((at) => at - (at % MINUTE_MS));

test('the next moment is open in all zones, not in the past, and none before it was', () => {
  fc.assert(
    fc.property(week, fc.uniqueArray(zone, { minLength: 1, maxLength: 3 }), moment, (hours, zones, from) => {
      const at = nextCallAt(hours, zones, from);
      const until = at ?? from + 7 * 86_400_000;
      if (at !== undefined) expect(mayCallAt(hours, zones, at)).toBe(true);
      for (let look = from; look < until; look += 30 * MINUTE_MS) expect(mayCallAt(hours, zones, look)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('what counts as open is what clocks on the wall show', () => {
  fc.assert(
    fc.property(zone, moment, (timeZone, at) => {
      const { time } = localTime(at, timeZone);
      expect(mayCallAt(NINE_TO_FIVE, [timeZone], at)).toBe('09:00' <= time && time < '17:00');
    }),
  );
});
