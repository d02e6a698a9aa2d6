import papaparse from 'papaparse';

/** Spreadsheets write the one of their country. */
const SEPARATORS = [',', ';', '\t'];

/**
 * The lines of a CSV file (RFC 4180) by the names in its first line; empty lines are left out, and so is what stands under no name. Separated by
 * commas, semicolons or tabs. A quote that is never closed goes on to the end of the file, as spreadsheets read it.
 */
export function readCsv(text: string): { columns: string[]; rows: Record<string, string>[] } {
  const { data } = papaparse.parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: SEPARATORS });
  const [first = [], ...lines] = data;
  const columns = first.map((name) => name.trim());
  const rows = lines.map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])));
  return { columns, rows };
}
