import { describe, expect, it } from 'vitest';
import { type FormatterName, formatValue } from './formatters/formatters.ts';
import { renderTemplate, type Template } from './template.ts';
import type { Value } from './value.ts';

const name: Template = ['Hi ', { expression: { op: 'variable', name: 'first_name' } }, ', welcome.'];

describe('renderTemplate', () => {
  it('renders an unset variable as nothing, tidies the sentence and notes it', () => {
    expect(renderTemplate(name, {}, { target: 'speech' })).toEqual({
      text: 'Hi, welcome.',
      notes: [{ code: 'UNSET_VARIABLE', detail: 'first_name' }],
    });
  });

  it('fills once: a value that looks like a template stays text', () => {
    expect(renderTemplate(name, { first_name: '{{secret}}' }, { target: 'speech' }).text).toBe(
      'Hi {{secret}}, welcome.',
    );
  });

  it.each([
    ['url', 'a%26b%2Fc%0D%0Ad'],
    ['header', 'a&b/c d'],
    ['json', '"a&b/c\\r\\nd"'],
  ] as const)('encodes a value for %s', (target, expected) => {
    expect(renderTemplate([{ expression: { op: 'value', value: 'a&b/c\r\nd' } }], {}, { target }).text).toBe(expected);
  });
});

describe('formatValue', () => {
  it.each([
    ['2026-11-26', 'date', 'Thursday the twenty-sixth of November'],
    ['2024-02-29', 'date', 'Thursday the twenty-ninth of February'],
    ['not a date', 'date', 'not a date'],
    ['15:30', 'time', 'half past three in the afternoon'],
    ['09:00', 'time', 'nine in the morning'],
    ['12:00', 'time', 'noon'],
    ['08:45', 'time', 'quarter to nine in the morning'],
    ['10:05', 'time', 'ten oh five in the morning'],
    ['+44 20', 'digits', 'plus 4 4 2 0'],
    ['Ann', 'spell', 'A, N, N'],
    [12.5, 'money', '12.50'],
    [['ten', 'eleven', 'noon'], 'list', 'ten, eleven or noon'],
  ] satisfies [Value, FormatterName, string][])('says %j as %s: %s', (value, formatter, expected) => {
    expect(formatValue(value, formatter)).toBe(expected);
  });
});
