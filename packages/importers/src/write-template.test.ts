import { lowerExpression } from '@aybiza/flow';
import { evaluate } from '@aybiza/statechart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, grouped, quote, writeExpression, writeTemplate } from './write-template.ts';

/** What an expression gives. */
function given(source: string) {
  const types = new Map([
    ['x', 'text'],
    ['unset', 'text'],
    ['n', 'number'],
    ['vip', 'yesNo'],
  ] as const);
  const lowered = lowerExpression(source, types);
  if (!lowered.ok) throw new Error(`${source}: ${lowered.error.message}`);
  return evaluate(lowered.value.expression, { x: 'X', n: 3, vip: true }).value;
}

describe('a text in quotes', () => {
  it('means the same text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no place in a text
        const printable = text.replace(/[\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        expect(given(quote(text))).toBe(printable);
      }),
    );
  });
});

describe('a template from parts', () => {
  it('has words and holes in turn', () => {
    expect(writeTemplate(['Hi ', { expression: 'name' }, ', on ', { expression: 'day', formatter: 'date' }])).toBe(
      'Hi {{ name }}, on {{ day | date }}',
    );
  });

  it('never takes words for a hole', () => {
    expect(writeTemplate(['{{ not a hole }}'])).not.toContain('{{');
    expect(writeTemplate(['{', { expression: 'x' }, '{', '{'])).toBe('{ {{ x }}{ {');
  });
});

describe('an expression from parts', () => {
  it('joins texts, and leaves a single value its type', () => {
    expect(given(writeExpression(['to ', { expression: 'x' }, '!']))).toBe('to X!');
    expect(given(writeExpression([{ expression: '1 + 2' }]))).toBe(3);
    expect(given(writeExpression([]))).toBe('');
  });

  it('joins numbers and a yes as other systems write them', () => {
    const [n, vip] = [
      { expression: 'n + 1', type: 'number' },
      { expression: 'vip', type: 'yesNo' },
    ];
    expect(given(writeExpression([n, ' ', vip]))).toBe('4 true');
  });

  it('keeps the words around a value that is not set', () => {
    expect(given(writeExpression(['to ', { expression: 'unset' }, '!']))).toBe('to !');
    expect(given(writeExpression(['to ', { expression: 'n > 5 ? x : null' }]))).toBe('to ');
  });

  it('keeps what belongs together in brackets', () => {
    expect(['a', 'a.b[0]', 'size(a + b)', '"a + b"', '(a + b)'].map(grouped)).toEqual([
      'a',
      'a.b[0]',
      'size(a + b)',
      '"a + b"',
      '(a + b)',
    ]);
    expect(grouped('a + b')).toBe('(a + b)');
    expect(grouped('!a')).toBe('(!a)');
  });
});

describe('a text that is too long', () => {
  it('is cut at its end, never inside a hole', () => {
    expect(clip('abcdef', 4)).toBe('abc…');
    expect(clip('abc {{ name }}', 8)).toBe('abc …');
    expect(clip('abc', 3)).toBe('abc');
  });
});
