import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { type Expression, expressionSchema, LIST_WALKS } from './expression.ts';
import { FUNCTIONS, isFunctionName } from './functions/functions.ts';
import { toValue, type Value, type Values } from './value.ts';

const value = (given: Value): Expression => ({ op: 'value', value: given });
const variable = (name: string): Expression => ({ op: 'variable', name });
const of = (expression: Expression, variables: Values = {}): Value => evaluate(expression, variables).value;

describe('evaluate', () => {
  it.each([
    [{ op: 'eq', left: value([1, { a: 2 }]), right: value([1, { a: 2 }]) }, true],
    [{ op: 'lt', left: value('2026-01-02'), right: value('2026-01-10') }, true],
    [{ op: 'lt', left: value('9'), right: value(10) }, false],
    [{ op: 'add', left: value('a'), right: value('b') }, 'ab'],
    [{ op: 'divide', left: value(1), right: value(0) }, null],
    [{ op: 'in', left: value('b'), right: value(['a', 'b']) }, true],
    [{ op: 'member', of: value({ a: [5] }), key: value('a') }, [5]],
    [{ op: 'call', name: 'size', args: [value('four')] }, 4],
    [{ op: 'call', name: 'matches', args: [value('AB-12'), value('^[A-Z]+-\\d+$')] }, true],
    [{ op: 'if', test: value('yes'), whenTrue: value(1), whenFalse: value(2) }, 2],
  ] satisfies [Expression, Value][])('computes %j as %j', (expression, expected) => {
    expect(of(expression)).toEqual(expected);
  });

  it('reads an unset variable as null and says so', () => {
    expect(evaluate(variable('day'), {})).toEqual({ value: null, notes: [{ code: 'UNSET_VARIABLE', detail: 'day' }] });
  });

  it('asks whether something is set without complaining that it is not', () => {
    expect(evaluate({ op: 'isSet', of: variable('day') }, {})).toEqual({ value: false, notes: [] });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'never reaches a prototype through the name %s',
    (name) => {
      expect(of(variable(name), {})).toBeNull();
      expect(of({ op: 'member', of: variable('bag'), key: value(name) }, { bag: {} })).toBeNull();
    },
  );

  it('matches a pattern that blocks other engines without delay', () => {
    const pattern = {
      op: 'call',
      name: 'matches',
      args: [value(`${'a'.repeat(40)}!`), value('^(a+)+$')],
    } satisfies Expression;
    expect(of(pattern)).toBe(false);
  });

  it('notes a thing once, however often it happens', () => {
    const often: Expression = { op: 'list', items: Array.from({ length: 50 }, () => variable('day')) };
    expect(evaluate(often, {}).notes).toHaveLength(1);
  });

  it('always returns data for any tree and any variables', () => {
    const leaf = fc.oneof(
      fc.jsonValue().map((json): Expression => value(toValue(json))),
      fc.constantFrom('a', 'b', '__proto__').map(variable),
      fc.constant<Expression>({ op: 'item' }),
    );
    const tree = fc.letrec<{ node: Expression }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.record({
          op: fc.constantFrom('eq', 'add', 'lt', 'in', 'divide', 'modulo'),
          left: tie('node'),
          right: tie('node'),
        }),
        fc.record({ op: fc.constantFrom('not', 'negate', 'isSet'), of: tie('node') }),
        fc.record({ op: fc.constant('member'), of: tie('node'), key: tie('node') }),
        fc.record({
          op: fc.constant('call'),
          name: fc.constantFrom(...Object.keys(FUNCTIONS).filter(isFunctionName)),
          args: fc.array(tie('node'), { maxLength: 3 }),
        }),
        fc.record({
          op: fc.constant('each'),
          walk: fc.constantFrom(...LIST_WALKS),
          list: tie('node'),
          body: tie('node'),
        }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, fc.dictionary(fc.string(), fc.jsonValue()), (expression, json) => {
        const variables = toValue(json);
        const result = evaluate(
          expressionSchema.parse(expression),
          typeof variables === 'object' && variables !== null && !Array.isArray(variables) ? (variables as Values) : {},
        );
        JSON.stringify(result);
      }),
      { numRuns: 2000 },
    );
  });
});
