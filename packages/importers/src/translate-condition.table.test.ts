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
    ]),
  );
  if (!lowered.ok) throw new Error(`${condition}: ${lowered.error.message}`);
  return evaluate(lowered.value.expression, { x, n: x }).value;
}

const literals = (...values: string[]): Operand[] => values.map((literal) => ({ literal }));

describe('a comparison without regard to case', () => {
  it.each<{ row: [Operand, Comparison, string[]]; x: Value; expected: boolean }>([
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
