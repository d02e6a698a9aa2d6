/** What stands in a cell: text, a number, or nothing. */
export type CsvCell = string | number | null;

/**
 * What a spreadsheet may take for the beginning of a formula: these signs, also in their full-width forms, and blanks before them, which
 * some programs drop when they read a file.
 */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A line of a CSV file (RFC 4180). Numbers stay numbers; text is always quoted, and what a spreadsheet would reckon with gets an apostrophe
 * in front, by which it is text there as well.
 */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(cell: CsvCell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
