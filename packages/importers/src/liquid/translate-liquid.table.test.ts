import type { Values } from '@aybiza/statechart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesForTests as names, said } from '../testing/said-by-liquid.ts';
import { translateLiquid } from './translate-liquid.ts';

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
    // In Liquid only nothing and a no are untrue: an empty text is there.
    ['{% if name %}there{% else %}not{% endif %}', { name: '' }, 'there'],
    ['{% if n %}there{% else %}not{% endif %}', { n: 0 }, 'there'],
    ['{% if name == "" %}empty{% else %}not{% endif %}', {}, 'not'],
    ['{% if name == "" %}empty{% else %}not{% endif %}', { name: '' }, 'empty'],
    ['{% if name == nil %}nil{% else %}not{% endif %}', { name: '' }, 'not'],
    ['{% if name == empty %}empty{% else %}not{% endif %}', { name: '' }, 'empty'],
    ['{% if name == "ann" %}same{% else %}not{% endif %}', { name: 'Ann' }, 'not'],
    ['{% if name < other %}before{% endif %}', { name: '09:30', other: '17:00' }, 'before'],
    ['{% if name <= other %}before{% endif %}', { name: '17:00', other: '17:00' }, 'before'],
    ['{% if list contains "b" %}has it{% endif %}', { list: ['a', 'b'] }, 'has it'],
    ['{% if list contains "b" %}has it{% endif %}', { list: ['bb'] }, ''],
    // What cannot be compared does not hold, and the other branch is said whole.
    ['{% if n > 3 %}{{ n }} more{% else %}{{ name }} less{% endif %}', { name: 'Ann' }, 'Ann less'],
    ['{% if answer > 3 %}{{ n }} more{% else %}{{ name }} less{% endif %}', { answer: 'x', name: 'Ann' }, 'Ann less'],
    ['{% if vip %}{% assign n = 1 %}{% else %}{% assign n = 2 %}{% endif %}{{ n }}', { vip: true }, '1'],
    ['{% if vip %}{% assign n = 1 %}{% else %}{% assign n = 2 %}{% endif %}{{ n }}', { vip: false }, '2'],
    ['{% assign x = "a" %}{% if vip %}{% assign x = "b" %}{% endif %}{{ x }}', { vip: false }, 'a'],
    ['{% if vip %}{% assign x = name %}{% endif %}{{ x }}', { vip: true, name: 'Ann' }, 'Ann'],
    ['{% capture x %}Hi {{ name }}{% endcapture %}{{ x | size }} {{ x }}', { name: 'Ann' }, '6 Hi Ann'],
    ['{% for i in list %}{{ i.name }} {% endfor %}', { list: [{ name: 'x' }, { name: 'y' }] }, 'x y '],
    ['{% for i in list %}{{ i }}{% unless forloop.last %}, {% endunless %}{% endfor %}', { list: ['a', 2] }, 'a, 2'],
    ['{% for i in list limit: 2 %}{{ i | upcase }}{% endfor %}', { list: ['a', 'b', 'c'] }, 'AB'],
    ['{% for i in list %}{{ i }}{% endfor %}', {}, ''],
    ['{% comment %}secret{% endcomment %}x{% raw %}{{ y }}{% endraw %}', {}, 'x{{ y }}'],
    ['{{ name | url_encode }}', { name: 'a b' }, 'a b'],
  ])('%s with %j says “%s”', (source, values, text) => {
    expect(said(source, values)).toBe(text);
  });

  it.each([
    ['what is nobody’s', 'Hi {{ unknown.thing }}!', 'Hi unknown.thing!'],
    ['what is not closed', 'Hi {{ name', 'Hi {{ name'],
    ['a tag that is not Liquid', '{{ name }} {% foo %} b', 'Ann foo b'],
  ])('leaves standing and reports: %s', (_what, source, text) => {
    expect(said(source, { name: 'Ann' }).replace(/\{ \{/g, '{{')).toBe(text);
    expect(translateLiquid(source, names).notes).not.toEqual([]);
  });

  it.each([
    ['a loop that counts', 'a{% for i in list %}{{ forloop.index }}{% endfor %}b'],
    ['a loop inside a loop', 'a{% for i in list %}{% for j in i %}{{ j }}{% endfor %}{% endfor %}b'],
    ['a loop that is left early', 'a{% for i in list %}{% break %}{% endfor %}b'],
    ['a range', 'a{% for i in (1..3) %}x{% endfor %}b'],
    ['a table', 'a{% tablerow i in list %}x{% endtablerow %}b'],
  ])('leaves out and reports: %s', (_what, source) => {
    expect(said(source, { list: ['x'] })).toBe('ab');
    expect(translateLiquid(source, names).notes).toHaveLength(1);
  });

  it('counts a case with a filter as not met, and reports it', () => {
    const source = '{% case name | downcase %}{% when "ann" %}A{% else %}B{% endcase %}';
    expect(said(source, { name: 'ann' })).toBe('B');
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
