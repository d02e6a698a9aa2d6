import { lowerExpression } from '@aybiza/flow';
import { renderTemplate, type Values } from '@aybiza/statechart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperandType } from '../translate-condition.ts';
import { translateLiquid } from './translate-liquid.ts';
import { memberOf, type PathStep } from './translate-term.ts';

const TYPES: Readonly<Record<string, OperandType>> = {
  name: 'text',
  n: 'number',
  list: 'list',
  answer: 'json',
  vip: 'yesNo',
};

/** Names that are variables of the same name; `unknown` is none. */
const names = {
  find(path: readonly PathStep[]) {
    const [first, ...rest] = path;
    if (typeof first !== 'string' || first === 'unknown') return undefined;
    return memberOf({ expression: first, type: TYPES[first] ?? 'text' }, rest);
  },
};

/** What a Liquid text says once it is translated. */
function said(source: string, values: Values = {}) {
  const types = new Map([
    ...['name', 'other', 'answer', 'today', 'time_now'].map((name) => [name, 'text'] as const),
    ['n', 'number'] as const,
    ['list', 'list'] as const,
    ['vip', 'yesNo'] as const,
  ]);
  const template = translateLiquid(source, names).parts.map((part) => {
    if (typeof part === 'string') return part;
    const lowered = lowerExpression(part.expression, types);
    if (!lowered.ok) throw new Error(`${part.expression}: ${lowered.error.message}`);
    return { expression: lowered.value.expression };
  });
  return renderTemplate(template, values, { target: 'message' }).text;
}

describe('a Liquid text', () => {
  it.each<[string, Values, string]>([
    ['Hello.', {}, 'Hello.'],
    ['Hi {{ name }}!', { name: 'Ann' }, 'Hi Ann!'],
    ['{{name|upcase}}', { name: 'Ann' }, 'ANN'],
    ['{{ name | downcase | strip }}', { name: ' ANN ' }, 'ann'],
    ['{{ name | default: "you" }}', {}, 'you'],
    ['{{ name | default: "you" }}', { name: 'Ann' }, 'Ann'],
    ['{{ name | append: "!" | prepend: "Hi " }}', { name: 'Ann' }, 'Hi Ann!'],
    ['{{ name | size }}', { name: 'Ann' }, '3'],
    [
      '{{ n | plus: 1 }} {{ n | minus: 1 }} {{ n | times: 2 }} {{ n | divided_by: 2 }} {{ n | modulo: 4 }}',
      { n: 6 },
      '7 5 12 3 2',
    ],
    ['{{ n | plus: 1 }}', {}, '1'],
    ['{{ n | default: 3 }}', {}, '3'],
    ['{{ list[0] }} {{ list.size }} {{ list | last }} {{ list.first }}', { list: ['a', 'b'] }, 'a 2 b a'],
    ['{{ list[n].name }}', { list: [{ name: 'x' }, { name: 'y' }], n: 1 }, 'y'],
    ['{% assign i = n | plus: 0 %}{{ list[i]["the name"] }}', { list: [{ 'the name': 'x' }], n: 0 }, 'x'],
    ['{% if name %}Hi {{ name }}{% else %}Hello{% endif %}', { name: 'Ann' }, 'Hi Ann'],
    ['{% if name %}Hi {{ name }}{% else %}Hello{% endif %}', {}, 'Hello'],
    ['{% if name == "Ann" %}A{% elsif name == "Bob" %}B{% else %}C{% endif %}', { name: 'Bob' }, 'B'],
    ['{% if name == "Ann" %}A{% elsif name == "Bob" %}B{% else %}C{% endif %}', { name: 'Cy' }, 'C'],
    ['{% if name contains "n" and n > 2 %}both{% endif %}', { name: 'Ann', n: 3 }, 'both'],
    ['{% if name contains "n" and n > 2 %}both{% endif %}', { name: 'Ann', n: 1 }, ''],
    ['{% if name == "x" or vip %}in{% endif %}', { vip: true }, 'in'],
    ['{% unless name == "Ann" %}not Ann{% endunless %}', { name: 'Bob' }, 'not Ann'],
    ['{% case name %}{% when "Ann", "Amy" %}A{% when "Bob" %}B{% else %}C{% endcase %}', { name: 'Amy' }, 'A'],
    ['{% if answer == true %}yes{% endif %}', { answer: true }, 'yes'],
    ['{% if answer %}there{% else %}not{% endif %}', { answer: false }, 'not'],
    ['{% if list == empty %}none{% else %}some{% endif %}', { list: [] }, 'none'],
    ['{% if name != blank %}some{% endif %}', {}, ''],
    ['{% if n %}\n  {{ n | plus: 1 }}\n{% else %}\n  0\n{% endif %}', { n: 1 }, '2'],
    ['{% if name %}{{ n }} for {{ name }}{% else %}{{ n }} for you{% endif %}', { n: 2 }, '2 for you'],
    [
      '{{ "now" | date: "%Y-%m-%d" }} {{ "now" | date: "%H:%M" }}',
      { today: '2026-11-24', time_now: '09:30' },
      '2026-11-24 09:30',
    ],
    ['{% comment %}secret{% endcomment %}x{% raw %}{{ y }}{% endraw %}', {}, 'x{{ y }}'],
    ['{{ name | url_encode }}', { name: 'a b' }, 'a b'],
  ])('%s with %j says “%s”', (source, values, text) => {
    expect(said(source, values)).toBe(text);
  });

  it.each([
    ['what is nobody’s', 'Hi {{ unknown.thing }}!', 'Hi unknown.thing!'],
    ['what is not closed', 'Hi {{ name', 'Hi {{ name'],
    ['a tag that is not Liquid', '{{ name }} {% foo %} b', 'Ann foo b'],
    ['computing with words', '{{ name | plus: 1 }}', 'name | plus: 1'],
  ])('leaves standing and reports: %s', (_what, source, text) => {
    expect(said(source, { name: 'Ann' }).replace(/\{ \{/g, '{{')).toBe(text);
    expect(translateLiquid(source, names).notes).not.toEqual([]);
  });

  it('reports loops, and does not say them', () => {
    const source = 'a{% for i in list %}{{ i }}{% endfor %}b';
    expect(said(source)).toBe('ab');
    expect(translateLiquid(source, names).notes).toHaveLength(1);
  });

  it('is read whatever it is', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' if ',
      'endif',
      'name',
      '|',
      'plus',
      ':',
      '"',
      '.',
      '[',
      ']',
      '1',
      'else',
      'constructor',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (source) => {
          translateLiquid(source, names);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('nested beyond any sense is left standing', () => {
    const deep = `${'{% if name %}'.repeat(500)}x${'{% endif %}'.repeat(500)}`;
    expect(translateLiquid(deep, names).notes.length).toBeGreaterThan(0);
  });
});
