import { expect, test } from 'vitest';
import { createFormats } from '../../formats/create-formats.ts';
import { inEnglish } from '../../language/strings.ts';
import { formatMeasure, formatWindow, MEASURE_NAMES, MEASURES } from './measures.ts';
import { alertStrings } from './strings.ts';

const strings = inEnglish(alertStrings);
const formats = createFormats('en');

test.each([
  ['dropped', 4.25, '4.3 %'],
  ['answerTime', 1850.4, '1,850 ms'],
  ['failedSteps', 1, '1 step'],
  ['calls', 0, '0 calls'],
] as const)('%s at %s is said as “%s”', (...[measure, value, text]) => {
  expect(formatMeasure(measure, value, { strings, formats })).toBe(text);
});

test.each([
  [15, '15 minutes'],
  [60, 'hour'],
  [180, '3 hours'],
  [1_440, 'day'],
  [10_080, '7 days'],
])('%i minutes are “%s”', (minutes, text) => {
  expect(formatWindow(minutes, strings)).toBe(text);
});

test('every measure begins with calm on the right side of its threshold', () => {
  for (const name of MEASURE_NAMES) {
    const { side, threshold, calmAt } = MEASURES[name];
    expect([name, side === 'above' ? calmAt <= threshold : calmAt >= threshold]).toEqual([name, true]);
  }
});
