import { describe, expect, it } from 'vitest';
import { parseXml } from './xml.ts';

describe('parseXml', () => {
  it('reads elements, attributes, text, entities, comments and CDATA', () => {
    const root = parseXml(`<?xml version="1.0"?><!-- hello -->
      <A b="x &amp; &#x1F600;" c='"'>one &lt;two&gt;<!-- no --><![CDATA[<three>]]><B/></A>`);
    expect(root).toEqual({
      name: 'A',
      attributes: Object.assign(Object.create(null), { b: 'x & 😀', c: '"' }),
      text: 'one <two><three>',
      children: [{ name: 'B', attributes: Object.create(null), children: [], text: '' }],
    });
  });

  it.each([
    ['nothing', ''],
    ['text alone', 'Hello'],
    ['an element that is not closed', '<A>'],
    ['another closing name', '<A></B>'],
    ['two document elements', '<A/><B/>'],
    ['an unquoted attribute', '<A b=c/>'],
    ['an attribute twice', '<A b="1" b="2"/>'],
    ['attributes without a space', '<A b="1"c="2"/>'],
    ['a bare ampersand', '<A>fish & chips</A>'],
    ['an unknown entity', '<A>&nbsp;</A>'],
    ['a character that does not exist', '<A>&#x110000;</A>'],
    ['a document type', '<!DOCTYPE A><A/>'],
    ['a comment that never ends', '<A><!-- </A>'],
    ['nesting without end', '<A>'.repeat(5000)],
  ])('refuses %s', (_, source) => {
    expect(() => parseXml(source)).toThrow(expect.objectContaining({ code: 'XML_MALFORMED' }));
  });

  it('keeps a name that objects have from birth', () => {
    expect(parseXml('<A constructor="1"/>').attributes.constructor).toBe('1');
  });
});
