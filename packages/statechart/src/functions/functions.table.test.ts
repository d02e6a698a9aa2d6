import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate.ts';
import type { Value } from '../value.ts';
import { FUNCTIONS, type FunctionName, findFunctionName, isFunctionName } from './functions.ts';

function call(name: FunctionName, ...args: readonly Value[]) {
  return evaluate({ op: 'call', name, args: args.map((value) => ({ op: 'value', value })) }, {});
}

const ROWS = [
  ['contains', ['half past nine', 'past'], true],
  ['contains', [['a', { b: 1 }], { b: 1 }], true],
  ['startsWith', ['Maria', 'Ma'], true],
  ['endsWith', ['Maria', 'Ma'], false],
  ['lower', ['ÄB'], 'äb'],
  ['upper', ['äb'], 'ÄB'],
  ['trim', [' a '], 'a'],
  ['replace', ['a-b-c', '-', '$&'], 'a$&b$&c'],
  ['replace', ['abc', '', 'x'], 'abc'],
  ['split', ['a, b', ', '], ['a', 'b']],
  ['split', ['a😀', ''], ['a', '😀']],
  ['substring', ['a😀bc', 1, 3], '😀b'],
  ['substring', ['abc', 1], 'bc'],
  ['substring', ['abc', 5], null],
  ['substring', ['abc', -1, 2], null],
  ['indexOf', ['😀ab', 'b'], 2],
  ['indexOf', ['ab', 'x'], -1],
  ['matches', ['AB-12', '^[A-Z]+-\\d+$'], true],
  ['round', [2.5], 3],
  ['round', [-2.5], -3],
  ['round', [-0.2], 0],
  ['round', [1.005, 2], 1.01],
  ['round', [-1234.5678, 2], -1234.57],
  ['round', [1e-9, 3], 0],
  ['round', [1, 99], null],
  ['floor', [-1.5], -2],
  ['ceil', [-0.5], 0],
  ['abs', [-3], 3],
  ['min', [2, 1], 1],
  ['min', [[3, 1, 2]], 1],
  ['max', [[3, 1, 2]], 3],
  ['max', [[]], null],
  ['sum', [[1, 2, 3.5]], 6.5],
  ['sum', [[]], 0],
  ['sum', [[1, 'two']], null],
  ['sum', [[1e308, 1e308]], null],
  ['number', [' 12.50 '], 12.5],
  ['number', ['-1e3'], -1000],
  ['number', ['twelve'], null],
  ['number', ['0x10'], null],
  ['number', ['Infinity'], null],
  ['number', [''], null],
  ['int', [2.9], 2],
  ['int', ['-2.9'], -2],
  ['string', [1.5], '1.5'],
  ['string', [true], 'yes'],
  ['string', [null], ''],
  ['string', [{ a: [1] }], '{"a":[1]}'],
  ['size', ['a😀'], 2],
  ['size', [[1, 2]], 2],
  ['size', [{ a: 1 }], 1],
  ['first', [[1, 2]], 1],
  ['first', [[]], null],
  ['last', [[1, 2]], 2],
  ['slice', [[1, 2, 3], 1, 9], [2, 3]],
  ['slice', [[1, 2, 3], 2, 1], null],
  ['join', [['a', 1, null, true], '-'], 'a-1--yes'],
  ['join', [['a', 'b']], 'ab'],
  ['distinct', [[1, '1', 1, { a: 1 }, { a: 1 }]], [1, '1', { a: 1 }]],
  ['sort', [[10, 9, 1]], [1, 9, 10]],
  ['sort', [['2026-02-01', '2026-01-01']], ['2026-01-01', '2026-02-01']],
  ['sort', [[1, 'a']], null],
  ['reverse', [[1, 2]], [2, 1]],
  ['addDays', ['2026-12-31', 1], '2027-01-01'],
  ['addDays', ['2024-03-01', -1], '2024-02-29'],
  ['addDays', ['2026-11-26T15:30', 7], '2026-12-03T15:30'],
  ['addDays', ['2026-02-30', 1], null],
  ['addDays', ['9999-12-31', 1], null],
  ['addDays', ['2026-01-01', 1e300], null],
  ['addMonths', ['2026-01-31', 1], '2026-02-28'],
  ['addMonths', ['2026-11-15', 3], '2027-02-15'],
  ['addMonths', ['2026-03-31', -13], '2025-02-28'],
  ['daysBetween', ['2026-02-27', '2026-03-01'], 2],
  ['daysBetween', ['2026-03-01', '2026-02-27T09:00'], -2],
  ['weekday', ['2026-11-26'], 4],
  ['weekday', ['2026-11-29'], 7],
  ['weekday', ['0001-01-01'], 1],
  ['year', ['2026-11-26'], 2026],
  ['month', ['2026-11-26'], 11],
  ['dayOfMonth', ['2026-11-26T10:00'], 26],
  ['addMinutes', ['15:30', 45], '16:15'],
  ['addMinutes', ['23:50', 20], '00:10'],
  ['addMinutes', ['00:10', -20], '23:50'],
  ['addMinutes', ['2026-12-31T23:50', 20], '2027-01-01T00:10'],
  ['addMinutes', ['25:00', 1], null],
  ['minutesBetween', ['09:00', '10:30'], 90],
  ['minutesBetween', ['2026-11-26T23:00', '2026-11-27T01:00'], 120],
  ['minutesBetween', ['2026-11-26T23:00', '01:00'], null],
  ['hour', ['15:30'], 15],
  ['minute', ['2026-11-26T15:30'], 30],
  ['date', ['2026-11-26T15:30'], '2026-11-26'],
  ['time', ['2026-11-26T15:30'], '15:30'],
  ['time', ['2026-11-26'], null],
  ['dateTime', ['2026-11-26', '9:05'], '2026-11-26T09:05'],
  ['orElse', [null, 'friend'], 'friend'],
  ['orElse', ['', 'friend'], 'friend'],
  ['orElse', [0, 1], 0],
] satisfies readonly [FunctionName, readonly Value[], Value][];

describe('a function', () => {
  it.each(ROWS)('%s of %j gives %j', (name, args, expected) => {
    expect(call(name, ...args).value).toEqual(expected);
  });

  it('stands in this table', () => {
    const missing = Object.keys(FUNCTIONS).filter((name) => !ROWS.some(([tested]) => tested === name));
    expect(missing).toEqual([]);
  });

  it.each([
    ['upper', [3]],
    ['number', ['twelve']],
    ['addDays', ['tomorrow', 1]],
    ['matches', ['a', '(a)\\1']],
    ['matches', ['a', 'a{1000}']],
  ] satisfies [FunctionName, Value[]][])('notes that %s of %j cannot be computed', (name, args) => {
    expect(call(name, ...args)).toMatchObject({ value: null, notes: [{}] });
  });

  it('never quotes a value of the caller in a note', () => {
    const [{ detail = '' } = {}] = call('number', 'my secret').notes;
    expect(detail).not.toContain('secret');
  });

  it('asks for a fallback without a note that the value is not there', () => {
    const name = { op: 'variable', name: 'first_name' } as const;
    const instead = { op: 'value', value: 'friend' } as const;
    expect(evaluate({ op: 'call', name: 'orElse', args: [name, instead] }, {})).toEqual({ value: 'friend', notes: [] });
  });
});

describe('the name of a function', () => {
  it.each([
    ['math.round', 'round'],
    ['math.greatest', 'max'],
    ['math.least', 'min'],
    ['double', 'number'],
    ['lowerAscii', 'lower'],
    ['orValue', 'orElse'],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('%s is %s', (written, name) => {
    expect(findFunctionName(written)).toBe(name);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', ''])('is not %j', (name) => {
    expect(isFunctionName(name)).toBe(false);
  });
});
