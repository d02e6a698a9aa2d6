import { evaluate, renderTemplate, toValue, type Value, type Values, valueAtPointer } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { elementIdSchema, variableNameSchema } from '../../element-id.ts';
import { parseFlow } from '../../parse-flow.ts';
import { globalsSnapshot } from '../../testing/globals-snapshot.ts';
import { isData } from '../../testing/is-data.ts';
import { lowerExpression } from '../lower-expression.ts';
import corpus from './prototypes.json';

const empty = {};

function memberOf(container: Value, name: string): Value {
  const [of, key] = [container, name].map((value) => ({ op: 'value', value }) as const);
  return of === undefined || key === undefined ? 'lost' : evaluate({ op: 'member', of, key }, empty).value;
}

describe('a hostile name', () => {
  it.each(corpus.names)('%j names nothing that is there already', (name) => {
    const before = globalsSnapshot();
    const key = { op: 'value', value: name } as const;
    const found = [
      memberOf({}, name),
      memberOf('text', name),
      memberOf([1], name),
      evaluate({ op: 'variable', name }, empty).value,
      evaluate({ op: 'member', of: { op: 'value', value: {} }, key }, empty).value,
    ];
    expect(found).toEqual(found.map(() => null));
    expect(evaluate({ op: 'in', left: key, right: { op: 'value', value: {} } }, empty).value).toBe(false);
    expect(globalsSnapshot()).toBe(before);
  });

  it.each(corpus.names)('%j is a field like any other where somebody gives it a value', (name) => {
    const given = toValue(Object.fromEntries([[name, 'mine']]));
    expect([isData(given), memberOf(given, name)]).toEqual([true, name === '__proto__' ? null : 'mine']);
  });

  it.each(corpus.names)('%j is no id and no variable, or a harmless one', (name) => {
    const isReserved = name in {} || name === 'then' || name === 'toJSON';
    const isAccepted = elementIdSchema.safeParse(name).success || variableNameSchema.safeParse(name).success;
    expect(isReserved && isAccepted).toBe(false);
  });

  it.each(corpus.names)('%j is no variable of an expression', (name) => {
    expect(lowerExpression(name, new Map()).ok).toBe(false);
  });
});

describe('a hostile document', () => {
  it.each(corpus.documents)('%s is data, and changes nothing', (json) => {
    const before = globalsSnapshot();
    const value = toValue(JSON.parse(json));
    const variables: Values = { answer: value };
    const answer = { op: 'variable', name: 'answer' } as const;
    expect(isData(value)).toBe(true);
    expect(isData(evaluate({ op: 'eq', left: answer, right: { op: 'value', value } }, variables))).toBe(true);
    expect(typeof renderTemplate([{ expression: answer }], variables, { target: 'json' }).text).toBe('string');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(globalsSnapshot()).toBe(before);
  });

  it.each(corpus.documents)('%s is no flow, wherever it stands in one', (json) => {
    const before = globalsSnapshot();
    const hostile: unknown = JSON.parse(json);
    const documents = [
      hostile,
      { schemaVersion: 1, name: 'x', nodes: hostile, edges: {}, variables: {} },
      { schemaVersion: 1, name: 'x', nodes: {}, edges: hostile, variables: {} },
      { schemaVersion: 1, name: 'x', nodes: {}, edges: {}, variables: hostile },
      JSON.parse(
        `{"schemaVersion":1,"name":"x","nodes":{"a":{"kind":"say","data":${json}}},"edges":{},"variables":{}}`,
      ),
    ];
    for (const document of documents) {
      const parsed = parseFlow(document);
      expect(parsed.ok ? Reflect.get(parsed.value, 'polluted') : undefined).toBeUndefined();
    }
    expect(globalsSnapshot()).toBe(before);
  });
});

describe('a hostile pointer', () => {
  it.each(corpus.pointers)('%s leads to nothing in an answer', (pointer) => {
    const answer = toValue({ a: { b: 1 }, list: [1, 2], text: 'abc' });
    expect(valueAtPointer(answer, pointer)).toBeNull();
  });
});
