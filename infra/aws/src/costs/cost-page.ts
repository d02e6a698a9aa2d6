import { readFileSync, writeFileSync } from 'node:fs';
import { costTables } from './cost-tables.ts';

const PAGE = new URL('../../../../docs/aws.md', import.meta.url);
const MARKS = ['<!-- costs: begin -->\n', '\n<!-- costs: end -->'] as const;

/** What stands on the page between its marks. */
export function readCostsOfPage(page = readFileSync(PAGE, 'utf8')): string {
  const [begin, end] = MARKS;
  return page.slice(page.indexOf(begin) + begin.length, page.indexOf(end));
}

export function writeCostsOfPage(): void {
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(readCostsOfPage(page), () => costTables()),
  );
}
