import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Expression, ListWalk } from './expression.ts';
import { MAX_LIST_LENGTH, MAX_TEXT_LENGTH, toValue, type Value, type Values } from './value.ts';
import { EVALUATION_STEPS } from './work.ts';

const value = (given: Value): Expression => ({ op: 'value', value: given });
const item: Expression = { op: 'item' };
const each = (walk: ListWalk, list: Expression, body: Expression): Expression => ({ op: 'each', walk, list, body });
const call = (name: Extract<Expression, { op: 'call' }>['name'], ...args: Expression[]): Expression => ({
  op: 'call',
  name,
  args,
});

const variables: Values = {
  text: 'x'.repeat(MAX_TEXT_LENGTH),
  list: Array.from({ length: MAX_LIST_LENGTH }, (_value, index) => index),
  texts: Array.from({ length: 1_000 }, (_value, index) => `${index}`.padStart(1_000, 'x')),
};
const text: Expression = { op: 'variable', name: 'text' };
const listAgain = value(toValue(variables.list));
const list: Expression = { op: 'variable', name: 'list' };
const texts: Expression = { op: 'variable', name: 'texts' };

/** An expression in itself, so often. */
function nested(times: number, innermost: Expression, around: (inner: Expression) => Expression): Expression {
  return Array.from({ length: times }).reduce<Expression>((inner) => around(inner), innermost);
}

const doubled = (of: Expression): Expression => ({ op: 'add', left: of, right: of });
const usedUp = { code: 'BUDGET_USED_UP', detail: `${EVALUATION_STEPS} steps` };

describe('the budget of an evaluation', () => {
  it.each<[string, Expression]>([
    ['a tree without end', { op: 'or', all: Array.from({ length: EVALUATION_STEPS + 50 }, () => value(false)) }],
    ['its opposite', { op: 'not', of: { op: 'and', all: Array(EVALUATION_STEPS + 50).fill(value(true)) } }],
    ['a walk in a walk', each('map', list, each('map', list, item))],
    ['a walk whose condition never holds', each('exists', list, each('exists', list, value(false)))],
    ['a look at every item for every item', each('filter', list, call('contains', list, item))],
    [
      'a list that is compared with itself for every item',
      each('all', list, { op: 'eq', left: list, right: listAgain }),
    ],
    ['items that are compared with each other', call('distinct', list)],
    ['a text that is compared again and again', each('exists', list, { op: 'ne', left: text, right: text })],
    ['a text that is looked through again and again', each('exists', list, call('contains', text, value('y')))],
    ['a text that is put together again and again', each('map', list, { op: 'add', left: text, right: text })],
    ['a text that is taken apart again and again', each('map', list, call('split', text, value('')))],
    ['long texts that are sorted again and again', each('map', list, call('sort', texts))],
    ['a text that is doubled fifty times', nested(50, value('x'), doubled)],
    ['a list that is doubled fifty times', nested(50, value([1]), doubled)],
    ['a number that is doubled fifty times', nested(50, value(1), doubled)],
    ['a pattern on a text that is too long for it', call('matches', text, value('(a+)+$'))],
    ['a pattern again and again', each('exists', texts, call('matches', item, value('^(x+x+)+y$')))],
  ])('ends %s, and says so', (_name, expression) => {
    const { value: result, notes } = evaluate(expression, variables);
    expect([result, notes.at(-1)]).toEqual([null, usedUp]);
  });

  it('is not hidden by a question whether there is a value', () => {
    const question: Expression = { op: 'isSet', of: each('map', list, each('map', list, item)) };
    expect(evaluate(question, variables)).toEqual({ value: null, notes: [usedUp] });
  });

  it.each<[string, Expression]>([
    ['a walk through a full list', each('filter', list, { op: 'gt', left: item, right: value(3) })],
    ['a full text in capital letters', call('upper', text)],
    [
      'a pattern on a transcript',
      call('matches', value('I would like an appointment. '.repeat(200)), value('(?i)\\bperson\\b')),
    ],
    ['a full list in order', call('sort', value(Array.from({ length: 1_000 }, (_value, index) => -index)))],
  ])('is enough for %s', (_name, expression) => {
    const { notes } = evaluate(expression, variables);
    expect(notes).toEqual([]);
  });

  it('keeps a text that is doubled and doubled within what texts may be', () => {
    const { value: result, notes } = evaluate(nested(3, value('x'.repeat(10_000)), doubled), {});
    expect(String(result)).toHaveLength(MAX_TEXT_LENGTH);
    expect(notes).toEqual([{ code: 'CUT_OFF', detail: `a text has at most ${MAX_TEXT_LENGTH} characters` }]);
  });

  it('keeps a list that is doubled and doubled within what lists may be', () => {
    const { value: result, notes } = evaluate(nested(2, value(Array(3_000).fill(1)), doubled), {});
    expect(result).toHaveLength(MAX_LIST_LENGTH);
    expect(notes).toMatchObject([{ code: 'CUT_OFF' }]);
  });

  it('lets a replacement grow no further than texts may', () => {
    const { value: result } = evaluate(call('replace', value('x'.repeat(200)), value('x'), text), variables);
    expect(result === null || String(result).length <= MAX_TEXT_LENGTH).toBe(true);
  });

  it('does not use up the stack on a tree of any depth', () => {
    expect(
      evaluate(
        nested(20_000, value(true), (of) => ({ op: 'not', of })),
        {},
      ),
    ).toMatchObject({ notes: [{ code: 'NOT_COMPUTABLE' }] });
  });

  it('reads a value from outside no longer and no wider than it may be', () => {
    const wide = toValue({ list: Array(MAX_LIST_LENGTH + 5).fill(0), text: 'x'.repeat(MAX_TEXT_LENGTH + 5) });
    expect(wide).toEqual({ list: Array(MAX_LIST_LENGTH).fill(0), text: 'x'.repeat(MAX_TEXT_LENGTH) });
  });
});
