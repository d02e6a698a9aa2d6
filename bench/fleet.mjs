// A fleet on paper: how many processes so many calls need, and what callers hear when a region, a vendor or all sockets are gone, or while an
// upgrade goes through. Discrete events, one seed, no clock; what a process costs is measured (bench/fleet/measured.json), the rest is in
// docs/operators/scale.md. The same tables come out every time.
// Usage: node bench/fleet.mjs [--check | --write]   (about two minutes; they hold docs/operators/scale.md against the tables, or put them in)
import { readFileSync, writeFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const { readMeasured } = await import('./fleet/measured.ts');
const { breakdowns, curve, growth, limits, sizes } = await import('./fleet/scenarios.ts');
const { putIn, toMarkdown } = await import('./fleet/tables.ts');

const PAGE = new URL('../docs/operators/scale.md', import.meta.url);
const TENS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

const measured = readMeasured();
const tables = [];
for (const run of [() => curve(measured), () => sizes(measured, TENS), growth, breakdowns, limits]) {
  const startedAt = performance.now();
  const table = run(measured);
  tables.push(table);
  console.log(`\n${table.name}, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s\n\n${toMarkdown(table)}`);
}
const page = readFileSync(PAGE, 'utf8');
const wanted = putIn(page, tables);
if (process.argv.includes('--write')) writeFileSync(PAGE, wanted);
else if (process.argv.includes('--check') && page !== wanted) {
  console.error('\ndocs/operators/scale.md has other figures: node bench/fleet.mjs --write');
  process.exitCode = 1;
}
