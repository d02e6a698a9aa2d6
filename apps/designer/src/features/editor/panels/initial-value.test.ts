import { describe, expect, it } from 'vitest';
import { parseInitial, showInitial } from './initial-value.ts';

describe('parseInitial', () => {
  it.each([
    ['number', '12.5', 12.5],
    ['number', 'twelve', undefined],
    ['yesNo', 'Yes', true],
    ['yesNo', 'no', false],
    ['yesNo', 'perhaps', undefined],
    ['date', '2026-11-26', '2026-11-26'],
    ['date', 'tomorrow', undefined],
    ['time', '15:30', '15:30'],
    ['list', '[1, 2]', [1, 2]],
    ['list', '{"a": 1}', undefined],
    ['object', '{"a": 1}', { a: 1 }],
    ['text', ' hello ', 'hello'],
    ['text', '', null],
  ] as const)('%s: %j', (type, written, expected) => {
    expect(parseInitial(type, written)).toEqual(expected);
  });

  it('reads back what it shows', () => {
    expect(parseInitial('object', showInitial({ a: [true] }))).toEqual({ a: [true] });
  });
});
