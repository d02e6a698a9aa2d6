import { renderTemplate, type TemplateTarget, type Value } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { lowerExpression } from '../lower-expression.ts';
import { parseTemplate } from '../parse-template.ts';
import corpus from './values.json';

const variables = new Map([
  ['value', 'text'],
  ['secret', 'text'],
] as const);

function render(source: string, value: Value, target: TemplateTarget): string {
  const { template, faults } = parseTemplate(source, { variables, formatters: new Map() });
  if (faults.length > 0) throw new Error('The text of this test is no template.');
  return renderTemplate(template, { value, secret: 'TOP' }, { target }).text;
}

/** Halves of characters cannot stand in a file. */
const HALVES = ['\ud800', '\udc00x', 'x\udbff'];

describe.each([...corpus.values, ...HALVES])('the value %j', (value) => {
  it('is never read as a text with holes', () => {
    const texts = (['speech', 'url', 'header', 'json', 'prompt', 'message'] as const).map((target) =>
      render('<{{ value }}>', value, target),
    );
    expect(texts.filter((text) => text.includes('TOP'))).toEqual([]);
  });

  it('stays in its part of an address', () => {
    const path = render('/a/{{ value }}/b?q={{ value }}&r=1', value, 'url');
    const url = new URL(`https://api.example.com${path}`);
    expect([url.origin, url.pathname.split('/').length, url.hash, [...url.searchParams.keys()]]).toEqual([
      'https://api.example.com',
      4,
      '',
      ['q', 'r'],
    ]);
  });

  it('stays in its header', () => {
    expect(render('Bearer {{ value }}', value, 'header')).toMatch(/^Bearer [ -~]*$/);
  });

  it('stays in its field of a body, with quotes around it and without', () => {
    const body: unknown = JSON.parse(render('{"a": "{{ value }}", "b": {{ value }}}', value, 'json'));
    const kept = value.replace(/\p{Surrogate}/gu, '\uFFFD');
    expect(body).toEqual({ a: kept, b: kept });
  });

  it('stays on its line of a prompt', () => {
    expect(render('Caller: {{ value }}.', value, 'prompt').split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(1);
  });

  it('is no expression, or one that reads nothing but what it may', () => {
    const lowered = lowerExpression(value, new Map());
    expect(lowered.ok ? lowered.value.expression.op : 'refused').not.toBe('variable');
  });
});
