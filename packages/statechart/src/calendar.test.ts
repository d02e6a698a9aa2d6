import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber, readDate, readTime, weekdayNumber, writeDate, writeTime } from './calendar.ts';

const someDay = fc.integer({ min: -700_000, max: 2_900_000 });

describe('the calendar', () => {
  it.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-02-29', 11_016, 2],
    ['2026-11-26', 20_783, 4],
    ['0001-01-01', -719_162, 1],
    ['9999-12-31', 2_932_896, 5],
  ])('counts %s as day %i, weekday %i', (text, number, weekday) => {
    const date = readDate(text);
    expect(date && [dayNumber(date), weekdayNumber(date), writeDate(dateOfDay(number))]).toEqual([
      number,
      weekday,
      text,
    ]);
  });

  it('goes from days to dates and back', () => {
    fc.assert(fc.property(someDay, (number) => dayNumber(dateOfDay(number)) === number));
  });

  it('has a later date for the next day, and the next day of the week', () => {
    fc.assert(
      fc.property(someDay, (number) => {
        const [today, tomorrow] = [dateOfDay(number), dateOfDay(number + 1)];
        return (
          (writeDate(today) ?? '') < (writeDate(tomorrow) ?? '') &&
          weekdayNumber(tomorrow) === (weekdayNumber(today) % 7) + 1
        );
      }),
    );
  });

  it.each(['2026-13-01', '2026-00-10', '2025-02-29', '2026-1-1', '0000-01-01', '2026-11-26 and more words', ''])(
    'has no day %j',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  it.each([
    ['9:05', 545, '09:05'],
    ['23:59:59', 1439, '23:59'],
    ['2026-11-26T00:00', 0, '00:00'],
  ])('reads %s as minute %i of the day', (text, minutes, written) => {
    expect([readTime(text), writeTime(minutes)]).toEqual([minutes, written]);
  });

  it.each(['24:00', '12:60', '12', 'noon', '-1:00'])('has no time %j', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});
