import { expect, test } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { widgetStrings } from './strings.ts';
import { fieldsOf, originProblems, toInput } from './widget-fields.ts';

const strings = inEnglish(widgetStrings);

const filled = {
  ...fieldsOf(undefined),
  agentId: 'agt_abcd1234',
  name: 'Site',
  origins: 'https://www.example.com\n\n',
};

test('each origin that is none is named with what to write instead', () => {
  expect(originProblems('https://www.example.com\nexample.com\nhttp://example.org', strings)).toEqual([
    '“example.com” is no origin. Write it as https://www.example.com.',
    '“http://example.org” needs https. Only localhost may go without.',
  ]);
});

test('more origins than can be kept are refused', () => {
  const many = Array.from({ length: 21 }, (_, index) => `https://site${index}.example.com`).join('\n');
  expect(originProblems(many, strings)).toEqual(['At most 20 origins.']);
});

test('a whole form is sent without its empty lines, and one with a hole is not', () => {
  expect(toInput(filled)).toMatchObject({ agentId: 'agt_abcd1234', origins: ['https://www.example.com'] });
  expect(toInput({ ...filled, origins: '' })?.origins).toEqual([]);
  expect(toInput({ ...filled, name: ' ' })).toBeUndefined();
  expect(toInput({ ...filled, origins: 'example.com' })).toBeUndefined();
  expect(toInput({ ...filled, agentId: '' })).toBeUndefined();
  expect(toInput({ ...filled, byVoice: false, byText: false })).toBeUndefined();
});
