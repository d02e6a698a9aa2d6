import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from './csv-row.ts';

/** As RFC 4180 says that a reader must. */
function read(line: string): string[] {
  const cells = line.slice(0, -2).match(/(?<=^|,)("(?:[^"]|"")*"|[^",]*)/g) ?? [];
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

describe('csvRow', () => {
  it('leaves numbers numbers and quotes text', () => {
    expect(csvRow([12, -3.5, 'a "word", and\nmore', null, ''])).toBe('12,-3.5,"a ""word"", and\nmore",,\r\n');
  });

  it.each([
    '=1+1',
    '+41441234567',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '  =1',
    '\ufeff=1',
  ])('makes text of %j, which a spreadsheet could reckon with', (text) => {
    expect(read(csvRow([text]))).toEqual([`'${text}`]);
  });

  it('gives back every text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }), (texts) => {
        expect(read(csvRow(texts)).map((cell, index) => (cell === `'${texts[index]}` ? texts[index] : cell))).toEqual(
          texts,
        );
      }),
    );
  });

  it('knows no number that is none', () => {
    expect(csvRow([Number.NaN, Number.POSITIVE_INFINITY])).toBe(',\r\n');
  });
});
