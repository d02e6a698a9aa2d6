import { type Evaluation, evaluate, type Value } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { lowerExpression } from '../lower-expression.ts';
import corpus from './costly.json';

const types = new Map([
  ['name', 'text'],
  ['long', 'text'],
  ['other', 'text'],
  ['bag', 'object'],
  ['list', 'list'],
  ['wide', 'list'],
  ['count', 'number'],
  ['ok', 'yesNo'],
  ['unset', 'number'],
] as const);

const values: Readonly<Record<string, Value>> = {
  name: 'Ann',
  long: 'x'.repeat(60_000),
  other: `${'x'.repeat(59_999)}y`,
  bag: { a: 1 },
  list: [1, 2, 3],
  wide: Array.from({ length: 10_000 }, (_value, index) => index),
  count: 2,
  ok: true,
};

function run(source: string): Evaluation | string {
  const lowered = lowerExpression(source, types);
  return lowered.ok ? evaluate(lowered.value.expression, values) : `${lowered.error.code}: ${lowered.error.message}`;
}

describe('the corpus of costly expressions', () => {
  it.each(corpus.refused)('%s is refused before a call', (source) => {
    expect(typeof run(source)).toBe('string');
  });

  it.each(corpus.null)('%s is nothing', (source) => {
    expect(run(source)).toMatchObject({ value: null });
  });

  it.each(corpus.false)('%s is false', (source) => {
    expect(run(source)).toMatchObject({ value: false });
  });

  it.each(corpus.budget)('%s ends by its budget', (source) => {
    const result = run(source);
    expect(typeof result === 'string' ? result : [result.value, result.notes.at(-1)?.code]).toEqual([
      null,
      'BUDGET_USED_UP',
    ]);
  });
});
