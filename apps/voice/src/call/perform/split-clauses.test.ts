import { describe, expect, it } from 'vitest';
import { createClauseSplitter } from './split-clauses.ts';

/** What becomes of a text that comes in these pieces: the clauses each piece completes, and what is left at the end. */
function split(pieces: readonly string[]): { clauses: string[][]; rest: string } {
  const splitter = createClauseSplitter();
  const clauses = pieces.map((piece) => splitter.add(piece));
  return { clauses, rest: splitter.rest() };
}

describe('a clause is handed on', () => {
  it.each<[string, readonly string[], [string[][], string]]>([
    ['with its last letter', ['We are', ' open today', '.', ' Our'], [[[], [], ['We are open today.'], []], ' Our']],
    ['at a comma behind a word', ['Yes', ',', ' we are'], [[[], ['Yes,'], []], ' we are']],
    ['at a question mark behind a word', ['For whom', '?'], [[[], ['For whom?']], '']],
    ['with the quotation mark behind it', ['He said "certainly."'], [[['He said "certainly."']], '']],
    [
      'not at the point of a number',
      ['It costs 12', '.', '50', ' pounds.'],
      [[[], [], [], ['It costs 12.50 pounds.']], ''],
    ],
    [
      'not at the comma of a number',
      ['There are 1', ',', '000', ' of them.'],
      [[[], [], [], []], 'There are 1,000 of them.'],
    ],
    ['not at an abbreviation, until a space follows', ['Ask Dr', '.', ' Lopez'], [[[], [], ['Ask Dr. ']], 'Lopez']],
    ['several at once', ['One, two, three'], [[['One, ', 'two, ']], 'three']],
    [
      'after eight words even without an end, the first time',
      [
        'one two three four five six seven eight nine ten',
        ' eleven twelve thirteen fourteen fifteen sixteen seventeen',
      ],
      [
        [['one two three four five six seven eight '], []],
        'nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
      ],
    ],
  ])('%s', (_what, pieces, [clauses, rest]) => {
    expect(split(pieces)).toEqual({ clauses, rest });
  });

  it('so that all of them together are the text again', () => {
    const text = 'Good morning, Dr. Lopez! It is 9.30; shall I book you in for Monday, the 1st? Certainly.';
    const { clauses, rest } = split([...text]);
    expect(clauses.flat().join('') + rest).toBe(text);
  });
});
