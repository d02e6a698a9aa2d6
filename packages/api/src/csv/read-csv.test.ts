import { expect, test } from 'vitest';
import { csvRow } from './csv-row.ts';
import { readCsv } from './read-csv.ts';

test('what we write is read as it was', () => {
  const cells = ['a "quoted" word', 'two\nlines', 'comma, semicolon; tab\t', 'plain'];
  const text = `\ufeff${csvRow(['one', 'two', 'three', 'four'])}${csvRow(cells)}`;
  expect(Object.values(readCsv(text).rows[0]?.cells ?? {})).toEqual(cells);
});

test('files of other countries have semicolons, and empty lines are none, and counted', () => {
  const { columns, rows } = readCsv('\r\nNumber;Name\r\n+41441234567;Kim\r\n\r\n;\r\n+41441234568;"Lee; Ann"\r\n');
  expect(columns).toEqual(['Number', 'Name']);
  expect(rows).toEqual([
    { line: 3, cells: { Number: '+41441234567', Name: 'Kim' } },
    { line: 6, cells: { Number: '+41441234568', Name: 'Lee; Ann' } },
  ]);
});

test('a cell with a break in it is in one line, as a spreadsheet shows it', () => {
  expect(readCsv('a,b\n"1\n1",2\n3,4').rows.map(({ line }) => line)).toEqual([2, 3]);
});

test('a line may be shorter or longer than the first one, and a quote may stay open', () => {
  expect(readCsv('a,b\n1\n2,3,4\n5,"6\n7').rows.map(({ cells }) => cells)).toEqual([
    { a: '1', b: '' },
    { a: '2', b: '3' },
    { a: '5', b: '6\n7' },
  ]);
});

test('names like parts of every object are names', () => {
  expect(readCsv('__proto__,constructor\n1,2').rows.map(({ cells }) => Object.keys(cells))).toEqual([
    ['__proto__', 'constructor'],
  ]);
});

test('an empty file has nobody in it', () => {
  expect(readCsv('')).toEqual({ columns: [], rows: [] });
});
