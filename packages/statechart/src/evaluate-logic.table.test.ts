import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';
import type { Value } from './value.ts';

const value = (given: Value): Expression => ({ op: 'value', value: given });
const not = (of: Expression): Expression => ({ op: 'not', of });
const nothing: Expression = { op: 'variable', name: 'never_set' };
const byZero: Expression = { op: 'divide', left: value(1), right: value(0) };
const unlike: Expression = { op: 'lt', left: value('9'), right: value(10) };
const item: Expression = { op: 'item' };
const above = (limit: number): Expression => ({ op: 'gt', left: item, right: value(limit) });
const list = value([1, 2, 'three', 4]);

describe('logic', () => {
  it.each<[string, Expression, Value]>([
    ['1 / 0 differs from no number', { op: 'ne', left: byZero, right: value(3) }, null],
    ['1 / 0 is no number', { op: 'eq', left: byZero, right: value(3) }, null],
    ['what cannot be compared does not hold', unlike, false],
    ['and its opposite does not hold', not(unlike), null],
    ['nor does it together with others', not({ op: 'and', all: [value(true), unlike] }), null],
    ['one that holds is enough', { op: 'or', all: [unlike, value(true)] }, true],
    ['none that holds is not', not({ op: 'or', all: [unlike, value(false)] }), null],
    ['what is not set is not true', not(nothing), true],
    ['what is not set differs from every value', { op: 'ne', left: nothing, right: value(3) }, true],
    ['what is not set is not less than a value', { op: 'lt', left: nothing, right: value(3) }, false],
    ['nor is it the opposite of less', not({ op: 'lt', left: nothing, right: value(3) }), null],
    ['a choice goes on with what is chosen', { op: 'if', test: unlike, whenTrue: value(1), whenFalse: value(2) }, 2],
    ['asking whether it is set is answered', not({ op: 'isSet', of: byZero }), true],
    ['a sum of texts and numbers', { op: 'add', left: value('1'), right: value(1) }, null],
    ['a sum beyond every number', { op: 'add', left: value(1e308), right: value(1e308) }, null],
    ['a remainder of a division by zero', { op: 'modulo', left: value(1), right: value(0) }, null],
    ['zero without a sign', { op: 'negate', of: value(0) }, 0],
    ['the same fields in another order', { op: 'eq', left: value({ a: 1, b: 2 }), right: value({ b: 2, a: 1 }) }, true],
    ['a field that is not there', { op: 'eq', left: value({ a: null }), right: value({ b: null }) }, false],
    ['more items', { op: 'eq', left: value([1]), right: value([1, 2]) }, false],
  ])('%s', (_name, expression, expected) => {
    expect(evaluate(expression, {}).value).toBe(expected);
  });
});

describe('a walk through a list', () => {
  it.each<[Extract<Expression, { op: 'each' }>['walk'], Expression, Value]>([
    ['exists', above(3), true],
    ['exists', above(9), null],
    ['exists', { op: 'eq', left: item, right: value(9) }, false],
    ['all', above(0), null],
    ['all', { op: 'ne', left: item, right: value(9) }, true],
    ['existsOne', { op: 'eq', left: item, right: value('three') }, true],
    ['filter', above(1), [2, 4]],
    ['map', { op: 'multiply', left: item, right: value(10) }, [10, 20, null, 40]],
  ])('%s %j gives %j', (walk, body, expected) => {
    expect(evaluate({ op: 'each', walk, list, body }, {}).value).toEqual(expected);
  });

  it('has no item outside', () => {
    expect(evaluate(item, {}).value).toBeNull();
  });

  it('has its own items again behind another walk', () => {
    const inner: Expression = { op: 'each', walk: 'map', list: value([7]), body: item };
    const body: Expression = { op: 'list', items: [inner, item] };
    expect(evaluate({ op: 'each', walk: 'map', list: value([1]), body }, {}).value).toEqual([[[7], 1]]);
  });

  it('goes through nothing but lists', () => {
    expect(evaluate({ op: 'each', walk: 'all', list: value('abc'), body: item }, {})).toMatchObject({
      value: null,
      notes: [{ code: 'UNLIKE_TYPES' }],
    });
  });
});
