import { type Expression, evaluate, readPattern, type Value } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { validateFlow } from '../../compile-flow.ts';
import { aFlow } from '../../testing/a-flow.ts';
import { lowerExpression } from '../lower-expression.ts';
import { isPattern } from '../pattern.ts';
import corpus from './patterns.json';

const LENGTH = 10_240;
const slow = corpus.slow.map(([pattern = '', pump = '']) => ({ pattern, pump }));

function attack(pump: string): string {
  return `${pump.repeat(Math.ceil(LENGTH / pump.length))}\u0001`;
}

function matches(text: string, pattern: string): { value: Value; code: string | undefined } {
  const literal = (value: string): Expression => ({ op: 'value', value });
  const { value, notes } = evaluate({ op: 'call', name: 'matches', args: [literal(text), literal(pattern)] }, {});
  return { value, code: notes[0]?.code };
}

/** What the compiler says of a value that a caller is asked for in this form. */
function refusesForm(pattern: string): boolean {
  const fields = [{ variable: 'code', ask: 'Your number?', value: { kind: 'pattern', pattern } }];
  const flow = aFlow()
    .node('ask', { kind: 'collect', data: { fields } })
    .edge('ask', 'collected', 'bye')
    .end('bye')
    .start('ask')
    .variable('code', 'text')
    .build();
  return validateFlow(flow).some(({ code }) => code === 'BAD_PATTERN');
}

describe('the corpus of patterns', () => {
  it('has more than three hundred', () => {
    expect(corpus.slow.length + corpus.refused.length).toBeGreaterThan(300);
  });

  it.each(slow)('$pattern has an answer on ten thousand characters, or is out of budget', ({ pattern, pump }) => {
    const { value, code } = matches(attack(pump), pattern);
    if (!isPattern(pattern)) expect({ value, code }).toEqual({ value: null, code: 'BAD_PATTERN' });
    else if (value === null) expect(code).toBe('BUDGET_USED_UP');
    else expect([typeof value, code]).toEqual(['boolean', undefined]);
  });

  it('has an answer for nearly all of them on what callers say', () => {
    const answered = slow.filter(({ pattern, pump }) => matches(attack(pump).slice(-200), pattern).value !== null);
    expect(answered.length).toBeGreaterThan(slow.length * 0.95);
  });

  it('costs a bounded number of turns for each character', () => {
    const sizes = slow.map(({ pattern }) => readPattern(pattern)?.size ?? 0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400);
  });

  it.each(corpus.refused)('%s is refused wherever an author writes it, and never runs', (pattern) => {
    const source = JSON.stringify(pattern).replaceAll('\\u0001', '');
    const lowered = lowerExpression(`name.matches(${source})`, new Map([['name', 'text']]));
    expect([isPattern(pattern), lowered.ok, matches('aaa', pattern).code]).toEqual([false, false, 'BAD_PATTERN']);
  });

  it.each(corpus.refused.filter((pattern) => pattern.length <= 200))(
    'a value that callers give in the form %s is refused',
    (pattern) => {
      expect(refusesForm(pattern)).toBe(true);
    },
  );

  it('takes a form that is of use', () => {
    expect(
      ['^[A-Z]{2}\\d{6}$', '(?i)(yes|no)', '\\d{3}-\\d{4}', '[A-Z]{2}\\d{2}[A-Z0-9]{11,30}'].map(refusesForm),
    ).toEqual([false, false, false, false]);
  });
});
