import { describe, expect, it } from 'vitest';
import { renderTemplate, type Template } from './template.ts';

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
