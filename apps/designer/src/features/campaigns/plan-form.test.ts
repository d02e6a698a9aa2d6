import { expect, test } from 'vitest';
import { dayRuns, readWhole, toSameHours, toWeek, USUAL_HOURS } from './plan-form.ts';

const NINE_TO_FIVE = { from: '09:00', to: '17:00' };
const MORNING = { from: '09:00', to: '12:00' };

test('the same hours on some days are a week, and are found in it again', () => {
  const week = toWeek(USUAL_HOURS);
  expect(week).toEqual([...Array.from({ length: 5 }, () => [NINE_TO_FIVE]), [], []]);
  expect(toSameHours(week ?? [])).toEqual(USUAL_HOURS);
});

test('hours that differ from day to day, or have a break, are not taken for the same ones', () => {
  expect(toSameHours([[NINE_TO_FIVE], [MORNING], [], [], [], [], []])).toBeUndefined();
  expect(toSameHours([[MORNING, { from: '13:00', to: '17:00' }], [], [], [], [], [], []])).toBeUndefined();
});

test.each([
  ['no day', { ...USUAL_HOURS, days: USUAL_HOURS.days.map(() => false) }],
  ['no time between its ends', { ...USUAL_HOURS, to: '09:00' }],
  ['an end that is not written yet', { ...USUAL_HOURS, to: '' }],
])('a week with %s is none, for nobody could ever be called', (_what, hours) => {
  expect(toWeek(hours)).toBeUndefined();
});

test('each day can have its own hours, a break in them, and none', () => {
  const afternoon = { from: '13:00', to: '17:00' };
  const week = [[MORNING, afternoon], [NINE_TO_FIVE], [], [], [], [], []];
  expect(toWeek(week)).toEqual(week);
  expect(toWeek([[MORNING, { from: '', to: '17:00' }], [], [], [], [], [], []])).toBeUndefined();
  expect(toWeek(week.map(() => []))).toBeUndefined();
});

test('days in a row with the same hours are one line', () => {
  expect(dayRuns([[NINE_TO_FIVE], [NINE_TO_FIVE], [], [NINE_TO_FIVE], [MORNING], [], []])).toEqual([
    { first: 0, last: 1, hours: [NINE_TO_FIVE] },
    { first: 3, last: 3, hours: [NINE_TO_FIVE] },
    { first: 4, last: 4, hours: [MORNING] },
  ]);
});

test.each([
  ['5', 5],
  [' 10 ', 10],
  ['0', undefined],
  ['11', undefined],
  ['1.5', undefined],
  ['', undefined],
])('“%s” is read as %s calls, from 1 to 10', (text, value) => {
  expect(readWhole(text, [1, 10])).toBe(value);
});
