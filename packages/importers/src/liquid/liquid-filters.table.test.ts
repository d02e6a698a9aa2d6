import type { Values } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { namesForTests as names, said } from '../testing/said-by-liquid.ts';
import { translateLiquid } from './translate-liquid.ts';

const noon = { today: '2026-03-05', time_now: '12:07' };

describe('a Liquid filter', () => {
  it.each<[string, Values, string]>([
    ['{{ name | capitalize }}', { name: 'aNN lee' }, 'Ann lee'],
    ['{{ name | replace: "-", " " }}', { name: 'a-b-c' }, 'a b c'],
    ['{{ name | replace_first: "-", "+" }}', { name: 'a-b-c' }, 'a+b-c'],
    ['{{ name | replace_first: "x", "+" }}', { name: 'a-b' }, 'a-b'],
    ['{{ name | remove: "-" }}', { name: 'a-b-c' }, 'abc'],
    ['{{ name | remove_first: "-" }}', { name: 'a-b-c' }, 'ab-c'],
    ['{{ name | slice: 0, 3 }}/{{ name | slice: 1 }}/{{ name | slice: -4, 4 }}', { name: '+15550100' }, '+15/1/0100'],
    ['{{ list | slice: 1, 2 | join: "+" }}', { list: ['a', 'b', 'c'] }, 'b+c'],
    ['{{ name | truncate: 8 }}', { name: 'a long text' }, 'a lon...'],
    ['{{ name | truncate: 20 }}', { name: 'a long text' }, 'a long text'],
    ['{{ name | truncate: 8, "" }}', { name: 'a long text' }, 'a long t'],
    ['{{ name | truncatewords: 2 }}', { name: 'a long text' }, 'a long...'],
    ['{{ name | split: ", " | last }}', { name: 'a, b, c' }, 'c'],
    ['{{ name | strip_newlines }}', { name: 'a\nb' }, 'ab'],
    ['{{ name | size }} {{ list | size }}', {}, '0 0'],
    ['{{ n | round }} {{ n | ceil }} {{ n | floor }} {{ n | round: 1 }}', { n: 2.55 }, '3 3 2 2.6'],
    ['{{ n | abs }} {{ n | at_least: 0 }} {{ n | at_most: -9 }}', { n: -3 }, '3 0 -9'],
    // A whole divisor rounds down, another one does not.
    ['{{ n | divided_by: 2 }} {{ n | divided_by: 2.0 }}', { n: 7 }, '3 3.5'],
    ['{{ name | plus: 1 }} {{ name | times: 2 }}', { name: '4' }, '5 8'],
    ['{{ name | plus: 1 }}', { name: 'four' }, '1'],
    ['{{ answer | minus: 1 }}', { answer: 4 }, '3'],
    ['{{ n | append: "%" | prepend: "is " }}', { n: 4 }, 'is 4%'],
    ['{{ name | append: "!" }}', {}, '!'],
    ['{{ n | default: "none" }}', {}, 'none'],
    ['{{ n | default: "none" }}', { n: 2 }, '2'],
    ['{{ answer | default: 3 }}', {}, '3'],
    ['{{ list | join }} {{ list | join: ", " }}', { list: ['b', 'a'] }, 'b a b, a'],
    ['{{ list | sort | join: "" }} {{ list | uniq | size }}', { list: ['b', 'a', 'b'] }, 'abb 2'],
    ['{{ list | reverse | first }} {{ list | compact | size }}', { list: ['b', null, 'a'] }, 'a 2'],
    ['{{ list | map: "name" | join: "," }}', { list: [{ name: 'x' }, { name: 'y' }] }, 'x,y'],
    ['{{ list | where: "free", true | size }}', { list: [{ free: true }, { free: false }] }, '1'],
    ['{{ list | sum }}', { list: [1, 2] }, '3'],
    ['{{ "now" | date: "%Y-%m-%d %H:%M" }}', noon, '2026-03-05 12:07'],
    ['{{ "now" | date: "%A, %B %-d, %y at %-I:%M %p" }}', noon, 'Thursday, March 5, 26 at 12:07 PM'],
    ['{{ "now" | date: "%a %b %e %l %P" }}', { today: '2026-03-05', time_now: '00:07' }, 'Thu Mar 5 12 am'],
    ['{{ "now" | date: "%u %w %d/%m %R %F" }}', noon, '4 4 05/03 12:07 2026-03-05'],
    ['{% assign hour = "now" | date: "%H" | plus: 0 %}{% if hour >= 9 and hour < 17 %}open{% endif %}', noon, 'open'],
  ])('%s with %j says “%s”', (source, values, text) => {
    expect(said(source, values)).toBe(text);
    expect(translateLiquid(source, names).notes).toEqual([]);
  });

  it.each([
    ['a moment that nobody knows here', '{{ "now" | date: "%s" }}', '"now" | date: "%s"'],
    ['one that nobody has heard of', '{{ name | rot13 }}', 'name | rot13'],
    ['an encoding', '{{ name | base64_encode }}', 'name | base64_encode'],
  ])('is left standing and reported: %s', (_what, source, text) => {
    expect(said(source, { name: 'Ann', ...noon })).toBe(text);
    expect(translateLiquid(source, names).notes).not.toEqual([]);
  });

  it('says that a time zone of its own is the flow’s here', () => {
    const { notes } = translateLiquid('{{ "now" | date: "%H", "America/New_York" }}', names);
    expect(notes).toEqual([expect.stringContaining('America/New_York')]);
  });
});
