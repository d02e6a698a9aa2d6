import papaparse from 'papaparse';

/** Spreadsheets write the one of their country. */
const SEPARATORS = [',', ';', '\t'];
/** Lines that say which one it is. */
const GUESSED_FROM = 10;

/** A file as a table. */
export interface CsvTable {
  /** As in its first line. */
  columns: string[];
  /** The lines behind it, each with its number as a spreadsheet counts: empty ones too, and one with a break in a cell once. */
  rows: { line: number; cells: Record<string, string> }[];
}

/**
 * The lines of a CSV file (RFC 4180) by the names in its first line; empty lines are left out, and so is what stands under no name. Separated by
 * commas, semicolons or tabs. A quote that is never closed goes on to the end of the file, as spreadsheets read it.
 */
export function readCsv(text: string): CsvTable {
  // Empty lines mislead the guess, and have to be counted all the same.
  const guess = { preview: GUESSED_FROM, skipEmptyLines: 'greedy', delimitersToGuess: SEPARATORS } as const;
  const { delimiter } = papaparse.parse<string[]>(text, guess).meta;
  const { data } = papaparse.parse<string[]>(text, { delimiter });
  const lines = data
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const columns = (lines[0]?.cells ?? []).map((name) => name.trim());
  const rows = lines.slice(1).map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])),
  }));
  return { columns, rows };
}
