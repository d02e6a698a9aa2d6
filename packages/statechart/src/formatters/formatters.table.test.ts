import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toValue, type Value } from '../value.ts';
import { FORMATTERS, type FormatterName, formatValue, isFormatterName } from './formatters.ts';

const ROWS = [
  ['2026-11-26', 'date', 'Thursday the twenty-sixth of November'],
  ['2024-02-29', 'date', 'Thursday the twenty-ninth of February'],
  ['2026-11-26T15:30', 'date', 'Thursday the twenty-sixth of November'],
  ['2026-02-29', 'date', '2026-02-29'],
  ['not a date', 'date', 'not a date'],
  ['15:30', 'time', 'half past three in the afternoon'],
  ['09:00', 'time', 'nine in the morning'],
  ['12:00', 'time', 'noon'],
  ['00:00', 'time', 'midnight'],
  ['08:45', 'time', 'quarter to nine in the morning'],
  ['12:45', 'time', 'quarter to one in the afternoon'],
  ['10:05', 'time', 'ten oh five in the morning'],
  ['24:00', 'time', '24:00'],
  ['2026-11-26T15:30', 'dateTime', 'Thursday the twenty-sixth of November at half past three in the afternoon'],
  ['15:30', 'dateTime', 'half past three in the afternoon'],
  ['2026-11-26', 'dateTime', 'Thursday the twenty-sixth of November'],
  ['soon', 'dateTime', 'soon'],
  ['2026-11-26', 'weekday', 'Thursday'],
  [7, 'weekday', 'Sunday'],
  [8, 'weekday', '8'],
  [null, 'weekday', ''],
  [95, 'duration', '1 hour and 35 minutes'],
  [0, 'duration', '0 minutes'],
  [1, 'duration', '1 minute'],
  [120, 'duration', '2 hours'],
  [2950, 'duration', '2 days, 1 hour and 10 minutes'],
  ['a while', 'duration', 'a while'],
  [-5, 'duration', '-5'],
  [1250.5, 'number', '1250.5'],
  [1, 'ordinal', 'first'],
  [12, 'ordinal', 'twelfth'],
  [20, 'ordinal', 'twentieth'],
  [42, 'ordinal', 'forty-second'],
  [90, 'ordinal', 'ninetieth'],
  [113, 'ordinal', '113th'],
  [122, 'ordinal', '122nd'],
  [1.5, 'ordinal', '1.5'],
  [12.5, 'percent', '12.5 percent'],
  ['12 %', 'percent', '12 percent'],
  ['most', 'percent', 'most'],
  [12.5, 'money', '12.50'],
  [12, 'money', '12'],
  [-0.5, 'money', '-0.50'],
  [1.005, 'money', '1.01'],
  ['£12.50', 'money', '12 pounds 50'],
  ['£12.05', 'money', '12 pounds and 5 pence'],
  ['£0.50', 'money', '50 pence'],
  ['£0.01', 'money', '1 penny'],
  ['$1', 'money', '1 dollar'],
  ['-$1,250.00', 'money', 'minus 1250 dollars'],
  ['12.50 EUR', 'money', '12 euros 50'],
  ['usd 3', 'money', '3 dollars'],
  ['¥1200', 'money', '1200 yen'],
  ['XYZ 3', 'money', 'XYZ 3'],
  ['a lot', 'money', 'a lot'],
  ['+44 20', 'digits', 'plus 4 4 2 0'],
  ['4155552671', 'phone', '4 1 5, 5 5 5, 2 6 7 1'],
  ['+14155552671', 'phone', 'plus 1, 4 1 5, 5 5 5, 2 6 7 1'],
  ['+442079460123', 'phone', 'plus 4 4 2, 0 7 9, 4 6 0, 1 2 3'],
  ['07700 900123', 'phone', '0 7 7 0 0, 9 0 0 1 2 3'],
  ['1234567', 'phone', '1 2 3 4, 5 6 7'],
  ['112', 'phone', '1 1 2'],
  ['', 'phone', ''],
  ['Ann', 'spell', 'A, N, N'],
  ['a-1', 'spell', 'A, dash, 1'],
  ['maria.l@example.com', 'email', 'maria dot l at example dot com'],
  ['maria LOPEZ', 'name', 'Maria Lopez'],
  ["seán o'brien", 'name', "Seán O'Brien"],
  ['Ann McDonald', 'name', 'Ann McDonald'],
  [['ten', 'eleven', 'noon'], 'list', 'ten, eleven or noon'],
  [['ten', 'eleven', 'noon'], 'listAnd', 'ten, eleven and noon'],
  [['ten'], 'listAnd', 'ten'],
  [[], 'list', ''],
  ['ten', 'list', 'ten'],
  ['a', 'upper', 'A'],
  ['A', 'lower', 'a'],
] satisfies readonly [Value, FormatterName, string][];

describe('a formatter', () => {
  it.each(ROWS)('says %j as %s: %s', (value, formatter, expected) => {
    expect(formatValue(value, formatter)).toBe(expected);
  });

  it('stands in this table', () => {
    const missing = Object.keys(FORMATTERS).filter((name) => !ROWS.some(([, tested]) => tested === name));
    expect(missing).toEqual([]);
  });

  it.each(Object.keys(FORMATTERS).filter(isFormatterName))('%s takes any value without throwing', (formatter) => {
    const values = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1e999', '-', '+', ',', { toString: false }, { valueOf: null }),
    );
    fc.assert(
      fc.property(values, (value) => typeof formatValue(toValue(value), formatter) === 'string'),
      { numRuns: 200 },
    );
  });

  it.each(['constructor', 'toString', '__proto__'])('is not %s', (name) => {
    expect(isFormatterName(name)).toBe(false);
  });
});
