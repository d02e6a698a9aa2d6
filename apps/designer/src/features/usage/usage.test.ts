import { expect, it, test } from 'vitest';
import { formatAmount, fromMicros, nameOfSource, toMicros } from './usage.ts';

it.each([
  ['0.0125', 12_500],
  [' 12 ', 12_000_000],
  ['0,5', 500_000],
  ['-1', undefined],
  ['a lot', undefined],
  ['', undefined],
])('“%s” is so many millionths: %s', (text, micros) => {
  expect(toMicros(text)).toBe(micros);
});

test('a price comes back as it was written', () => {
  expect(fromMicros(12_500)).toBe('0.0125');
});

test('amounts have the unit that is billed', () => {
  expect(formatAmount('callMs', 90_000)).toBe('1.5 min');
  expect(formatAmount('inputTokens', 12_345)).toBe('12,345 tokens');
  expect(formatAmount('messages', 3)).toBe('3');
});

test('equipment that stands in is called so', () => {
  expect([nameOfSource('practice-fallback'), nameOfSource('polly'), nameOfSource('')]).toEqual([
    'Practice equipment',
    'polly',
    'Not noted',
  ]);
});
