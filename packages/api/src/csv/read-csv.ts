/** The first line of a file says which of these separates its cells: spreadsheets write the one of their country. */
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * The lines of a CSV file (RFC 4180) by the names in its first line; empty lines are left out. Separated by commas, semicolons or tabs. A quote
 * that is never closed goes on to the end of the file, as spreadsheets read it.
 */
export function readCsv(text: string): { columns: string[]; rows: Record<string, string>[] } {
  const whole = text.replace(/^\ufeff/, '');
  const header = whole.slice(0, whole.search(/\r?\n|$/));
  const count = (separator: string) => header.split(separator).length;
  const separator = SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
  const [first = [], ...lines] = readLines(whole, separator);
  const columns = first.map((name) => name.trim());
  const rows = lines
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])));
  return { columns, rows };
}

function readLines(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === separator) {
      line.push(cell);
      cell = '';
    } else if (sign === '\n') {
      lines.push([...line, cell]);
      line = [];
      cell = '';
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || line.length > 0) lines.push([...line, cell]);
  return lines;
}
