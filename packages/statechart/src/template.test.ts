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

  it('leaves holes empty once long values have used up what one text may cost', () => {
    const hole = { expression: { op: 'variable', name: 'long' } } as const;
    const holes = Array.from({ length: 100 }, () => hole);
    const { text, notes } = renderTemplate(holes, { long: 'x'.repeat(65_536) }, { target: 'message' });
    expect(text.length).toBeLessThan(500_000);
    expect(notes).toMatchObject([{ code: 'BUDGET_USED_UP' }]);
  });

  it('stays JSON when its budget is used up', () => {
    const hole = { expression: { op: 'variable', name: 'long' } } as const;
    const fields = Array.from({ length: 20 }, (_value, index) => [`${index === 0 ? '' : ','}"${index}":`, hole]).flat();
    const { text } = renderTemplate(['{', ...fields, '}'], { long: 'x'.repeat(65_536) }, { target: 'json' });
    expect(JSON.parse(text)).toMatchObject({ 19: null });
  });

  it('says values in the language of the call, and writes them for other systems as before', () => {
    const template = [
      { expression: { op: 'variable', name: 'price' }, formatter: 'money' },
      ' ',
      { expression: { op: 'variable', name: 'when' }, formatter: 'time' },
    ] as const;
    const variables = { price: 12.5, when: '15:30' };
    const render = (target: 'speech' | 'message' | 'json') =>
      renderTemplate(template, variables, { target, language: 'de-CH' }).text;
    expect(render('speech')).toBe('12,50 15 Uhr 30');
    expect(render('message')).toBe('12,50 15 Uhr 30');
    expect(render('json')).toContain('12.50');
  });
});
