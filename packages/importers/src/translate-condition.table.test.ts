import { lowerExpression } from '@aybiza/flow';
import { evaluate, type Value } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { allOf, COMPARISONS, type Comparison, type Operand, writeCondition } from './translate-condition.ts';

const text: Operand = { expression: 'x', type: 'text' };
const json: Operand = { expression: 'x', type: 'json' };
const number: Operand = { expression: 'n', type: 'number' };

function holds(condition: string | undefined, x: Value): Value {
  const lowered = lowerExpression(
    condition ?? '',
    new Map([
      ['x', 'text'],
      ['n', 'number'],
      ['y', 'text'],
    ]),
  );
  if (!lowered.ok) throw new Error(`${condition}: ${lowered.error.message}`);
  return evaluate(lowered.value.expression, { x, n: x, y: '9' }).value;
}

const literals = (...values: string[]): Operand[] => values.map((literal) => ({ literal }));

describe('a comparison without regard to case', () => {
  it.each<{ row: [Operand, Comparison, string[]]; x: Value; expected: boolean | null }>([
    { row: [text, 'equal', ['Yes']], x: 'yES', expected: true },
    { row: [text, 'equal', ['Yes']], x: 'no', expected: false },
    { row: [text, 'notEqual', ['yes']], x: 'YES', expected: false },
    { row: [text, 'notEqual', ['yes']], x: null, expected: true },
    { row: [text, 'oneOf', ['1', '2']], x: '2', expected: true },
    { row: [text, 'oneOf', ['1', '2']], x: '3', expected: false },
    { row: [text, 'notOneOf', ['1', '2']], x: '3', expected: true },
    { row: [text, 'contains', ['Help']], x: 'please help me', expected: true },
    { row: [text, 'notContains', ['help']], x: 'please HELP', expected: false },
    { row: [text, 'startsWith', ['+44']], x: '+44207', expected: true },
    { row: [text, 'notStartsWith', ['+44']], x: '+1555', expected: true },
    { row: [text, 'endsWith', ['END']], x: 'the end', expected: true },
    { row: [text, 'matches', ['^s(i|í)$']], x: 'SI', expected: true },
    { row: [text, 'matches', ['^s(i|í)$']], x: 'sino', expected: false },
    { row: [text, 'blank', []], x: '', expected: true },
    { row: [text, 'blank', []], x: null, expected: true },
    { row: [text, 'notBlank', []], x: 'x', expected: true },
    { row: [number, 'less', ['3']], x: 2, expected: true },
    { row: [number, 'less', ['3']], x: null, expected: false },
    { row: [number, 'lessOrEqual', ['3']], x: 3, expected: true },
    { row: [number, 'greater', ['0']], x: 0, expected: false },
    { row: [number, 'greaterOrEqual', ['0']], x: 0, expected: true },
    { row: [number, 'equal', ['5']], x: 5, expected: true },
    { row: [number, 'equal', ['five']], x: 5, expected: false },
    // Another system may answer with a yes, a number or the words for them.
    { row: [json, 'equal', ['true']], x: true, expected: true },
    { row: [json, 'equal', ['true']], x: 'True', expected: true },
    { row: [json, 'equal', ['false']], x: false, expected: true },
    { row: [json, 'equal', ['true']], x: false, expected: false },
    { row: [json, 'equal', ['1']], x: 1, expected: true },
    { row: [json, 'equal', ['1']], x: '1', expected: true },
    { row: [json, 'equal', ['Gold']], x: 'gold', expected: true },
    // What is no text differs from every text, and has no part of one.
    { row: [json, 'equal', ['gold']], x: 5, expected: false },
    { row: [json, 'notEqual', ['gold']], x: 5, expected: true },
    { row: [json, 'notEqual', ['gold']], x: true, expected: true },
    { row: [json, 'contains', ['5']], x: 155, expected: true },
    { row: [json, 'notContains', ['gold']], x: 5, expected: true },
    { row: [json, 'notStartsWith', ['gold']], x: 5, expected: true },
    { row: [json, 'matches', ['^1\\d+$']], x: 155, expected: true },
    { row: [number, 'startsWith', ['1']], x: 15, expected: true },
    { row: [number, 'matches', ['^1']], x: 15, expected: true },
    // Nothing there: it does not contain anything, and it is neither more nor less.
    { row: [text, 'notContains', ['help']], x: null, expected: true },
    { row: [text, 'notStartsWith', ['+1']], x: null, expected: true },
    { row: [text, 'notOneOf', ['a', 'b']], x: null, expected: true },
    { row: [text, 'equal', ['']], x: null, expected: true },
    { row: [number, 'equal', ['']], x: null, expected: true },
    { row: [text, 'less', ['3']], x: null, expected: false },
    // Digits that callers enter are text; they order as the numbers that they are.
    { row: [text, 'greater', ['9']], x: '10', expected: true },
    { row: [text, 'less', ['9']], x: '10', expected: false },
    { row: [text, 'less', ['-1.5']], x: '-2', expected: true },
    { row: [text, 'less', ['.5']], x: '0.25', expected: true },
    { row: [number, 'equal', ['+2.']], x: 2, expected: true },
    { row: [text, 'greater', ['9']], x: 'many', expected: null },
    { row: [json, 'greaterOrEqual', ['9']], x: 9, expected: true },
    { row: [json, 'greaterOrEqual', ['9']], x: '9.0', expected: true },
    // What is no number orders as text does: times and dates.
    { row: [text, 'less', ['17:30']], x: '09:00', expected: true },
    { row: [text, 'greater', ['2026-01-01']], x: '2025-12-31', expected: false },
  ])('$row.1 $row.2 of $x is $expected', ({ row: [left, comparison, right], x, expected }) => {
    expect(holds(writeCondition({ left, comparison, right: literals(...right), ignoreCase: true }), x)).toBe(expected);
  });

  it('has its meaning for every operator there is', () => {
    for (const comparison of COMPARISONS)
      expect(typeof holds(writeCondition({ left: text, comparison, right: literals('a') }), 'b')).toBe('boolean');
  });

  it('cannot be written with a pattern that is only known in the call', () => {
    expect(writeCondition({ left: text, comparison: 'matches', right: [text] })).toBeUndefined();
  });

  it('of two values orders them as the numbers that they are', () => {
    const nine: Operand = { expression: 'y', type: 'text' };
    expect(holds(writeCondition({ left: text, comparison: 'greater', right: [nine] }), '10')).toBe(true);
    expect(holds(writeCondition({ left: number, comparison: 'equal', right: [nine] }), 9)).toBe(true);
  });

  it('of two values compares them with each other', () => {
    expect(holds(writeCondition({ left: text, comparison: 'equal', right: [text], ignoreCase: true }), 'A')).toBe(true);
  });
});

describe('several conditions', () => {
  it('hold when all of them do', () => {
    const both = allOf(['x == "a"', 'n > 1 || n < 0']);
    expect(both).toBe('(x == "a") && (n > 1 || n < 0)');
    expect(allOf(['x == "a"'])).toBe('x == "a"');
  });
});
