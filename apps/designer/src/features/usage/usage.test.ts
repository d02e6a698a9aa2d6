import { expect, it, test } from 'vitest';
import { createFormats } from '../../formats/create-formats.ts';
import { inEnglish } from '../../language/strings.ts';
import { usageStrings } from './strings.ts';
import { formatAmount, fromMicros, nameOfSource, toMicros } from './usage.ts';

const strings = inEnglish(usageStrings);
const formats = createFormats('en');

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
  expect(formatAmount({ unit: 'callMs', amount: 90_000 }, strings.amount, formats)).toBe('1.5 min');
  expect(formatAmount({ unit: 'inputTokens', amount: 12_345 }, strings.amount, formats)).toBe('12,345 tokens');
  expect(formatAmount({ unit: 'messages', amount: 3 }, strings.amount, formats)).toBe('3');
});

test('equipment that stands in is called so', () => {
  expect([
    nameOfSource('practice-fallback', strings.items),
    nameOfSource('polly', strings.items),
    nameOfSource('', strings.items),
  ]).toEqual(['Practice equipment', 'polly', 'Not noted']);
});
