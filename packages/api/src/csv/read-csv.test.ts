import { expect, test } from 'vitest';
import { csvRow } from './csv-row.ts';
import { readCsv } from './read-csv.ts';

test('what we write is read as it was', () => {
  const cells = ['a "quoted" word', 'two\nlines', 'comma, semicolon; tab\t', 'plain'];
  const text = `\ufeff${csvRow(['one', 'two', 'three', 'four'])}${csvRow(cells)}`;
  expect(Object.values(readCsv(text).rows[0] ?? {})).toEqual(cells);
});

test('files of other countries have semicolons, and empty lines are none', () => {
  const { columns, rows } = readCsv('Number;Name\r\n+41441234567;Kim\r\n\r\n;\r\n+41441234568;"Lee; Ann"');
  expect(columns).toEqual(['Number', 'Name']);
  expect(rows).toEqual([
    { Number: '+41441234567', Name: 'Kim' },
    { Number: '+41441234568', Name: 'Lee; Ann' },
  ]);
});

test('an empty file has nobody in it', () => {
  expect(readCsv('')).toEqual({ columns: [], rows: [] });
});
