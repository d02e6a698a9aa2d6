import { lowerExpression } from '@aybiza/flow';
import { renderTemplate, type Values } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { writeJsonBody, writeJsonObject, writeJsonText, writeJsonValue } from './write-json.ts';
import type { TextPart } from './write-template.ts';

const x = { expression: 'x', type: 'text' };
const answer = { expression: 'x', type: 'json' };

describe('a JSON body', () => {
  it.each([
    ['a hole in quotes stays there', ['{"from":"', x, '"}'], '{"from":"{{ x }}"}'],
    ['a hole without quotes stays one', ['{"n":', x, '}'], '{"n":{{ x }}}'],
    ['a hole among words stays among them', ['{"to":"call ', x, ' now"}'], '{"to":"call {{ x }} now"}'],
    ['what a system answered goes on as what it is', ['{"vip":"', answer, '" }'], '{"vip":{{ x }} }'],
    ['unless it stands among words', ['{"vip":"is ', answer, '"}'], '{"vip":"is {{ x }}"}'],
    ['words that look like holes are none', ['{"a":"b\\n{{c"}'], '{"a":"b\\n{ {c"}'],
    ['a hole as the only content of braces is no three braces', ['{', x, '}'], '{ {{ x }}}'],
  ])('%s', (_what, parts, body) => {
    expect(writeJsonBody(parts)).toBe(body);
  });

  it('is written from names and values', () => {
    expect(
      writeJsonObject([
        { key: 'a "{{b"', json: writeJsonText(['say "hi"']) },
        { key: 'c', json: writeJsonValue([x]) },
        { key: 'd', json: writeJsonText([]) },
      ]),
    ).toBe('{ "a \\"{ {b\\"": "say \\"hi\\"", "c": {{ x }}, "d": "" }');
  });

  /** What is sent, read back. */
  function sent(parts: readonly TextPart[], values: Values): unknown {
    const [before = '', , after = ''] = writeJsonBody(parts).split(/\{\{|\}\}/);
    const lowered = lowerExpression('x', new Map([['x', 'text']]));
    if (!lowered.ok) throw new Error(lowered.error.message);
    const template = [before, { expression: lowered.value.expression }, after];
    return JSON.parse(renderTemplate(template, values, { target: 'json' }).text);
  }

  it.each<{ what: string; parts: readonly TextPart[]; values: Values; json: unknown }>([
    { what: 'nothing in quotes is an empty text', parts: ['{"a":"', x, '"}'], values: {}, json: { a: '' } },
    { what: 'quotes stay in a value', parts: ['{"a":"to ', x, '"}'], values: { x: '"b"' }, json: { a: 'to "b"' } },
    { what: 'a yes stays one', parts: ['{"a":"', answer, '"}'], values: { x: true }, json: { a: true } },
  ])('sends what the original sends: $what', ({ parts, values, json }) => {
    expect(sent(parts, values)).toEqual(json);
  });
});
