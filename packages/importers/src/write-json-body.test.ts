import { describe, expect, it } from 'vitest';
import { writeJsonBody, writeJsonObject } from './write-json-body.ts';

const x = { expression: 'x' };

describe('a JSON body', () => {
  it.each([
    ['a hole in quotes becomes the value', ['{"from":"', x, '"}'], '{"from":{{ x }}}'],
    ['a hole without quotes stays one', ['{"n":', x, '}'], '{"n":{{ x }}}'],
    ['a hole among words joins them', ['{"to":"call ', x, ' now"}'], '{"to":{{ "call " + x + " now" }}}'],
    ['two holes in one string are joined', ['["', x, x, '"]'], '[{{ x + x }}]'],
    [
      'words with quotes in them stay what they mean',
      ['{"a":"say \\"', x, '\\""}'],
      '{"a":{{ "say \\"" + x + "\\"" }}}',
    ],
    ['a string without holes stays as written', ['{"a":"b\\n{{c"}'], '{"a":"b\\n{ {c"}'],
    ['a hole as the only content of braces is no three braces', ['{', x, '}'], '{ {{ x }}}'],
    ['a string that nobody closes ends with the text', ['{"a":"b', x], '{"a":{{ "b" + x }}'],
  ])('%s', (_what, parts, body) => {
    expect(writeJsonBody(parts)).toBe(body);
  });

  it('is written from names and values', () => {
    expect(
      writeJsonObject([
        { key: 'a "b"', value: ['words'] },
        { key: 'c', value: [x] },
        { key: 'd', value: [] },
      ]),
    ).toBe('{ "a \\"b\\"": "words", "c": {{ x }}, "d": "" }');
  });
});
