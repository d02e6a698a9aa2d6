import type { Block } from './block.ts';
import { unreadable } from './unreadable.ts';

const SEPARATORS = [',', ';', '\t', '|'];

/**
 * A table, a passage for each row: every cell with the name of its column.
 * @throws Unreadable when there is no row below the names
 */
export function readTable(text: string): Block[] {
  const [names, ...rows] = parseRows(text, separatorOf(text));
  if (names === undefined || rows.length === 0) throw unreadable('EMPTY');
  return rows.flatMap((row) => {
    const cells = row.flatMap((cell, column) => {
      const value = cell.replace(/\s+/g, ' ').trim();
      const name = names[column]?.trim() ?? '';
      return value === '' ? [] : [name === '' ? value : `${name}: ${value}`];
    });
    return cells.length === 0 ? [] : [{ text: `${cells.join('. ').replace(/([.!?])\. /g, '$1 ')}.`, alone: true }];
  });
}

/** The one that stands most often in the line of names, outside of quotes. */
function separatorOf(text: string): string {
  const names = (text.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string) => names.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** RFC 4180, with whatever separator. */
function parseRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((value) => value.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (letter === separator) endCell();
    else if (letter === '\n') endRow();
    else cell += letter;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
