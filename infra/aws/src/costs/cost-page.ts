import { readFileSync, writeFileSync } from 'node:fs';
import { costTables } from './cost-tables.ts';

const PAGE = new URL('../../../../docs/operators/aws.md', import.meta.url);
const BEGIN = '<!-- costs: begin -->\n';
const END = '\n<!-- costs: end -->';

/** What stands on the page between its marks. */
export function readCostsOfPage(): string {
  return readParts()[1];
}

export function writeCostsOfPage(): void {
  const [before, , after] = readParts();
  writeFileSync(PAGE, `${before}${costTables()}${after}`);
}

/** The page up to its tables, the tables, and what is behind them. */
function readParts(): [before: string, tables: string, after: string] {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  return [page.slice(0, begin), page.slice(begin, end), page.slice(end)];
}
