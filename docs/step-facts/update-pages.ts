/** `npm run update -w docs`: brings the tables of the pages about steps to what the flow language says. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeKind } from '@aybiza/flow';
import { pageOf, withFacts } from './facts.ts';
import { waysOut } from './ways.ts';

const PAGES = join(import.meta.dirname, '../designers/steps');

for (const kind of Object.keys(waysOut) as NodeKind[]) {
  const file = join(PAGES, pageOf(kind));
  await writeFile(file, withFacts(await readFile(file, 'utf8'), kind));
}
