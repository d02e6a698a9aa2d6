/**
 * Checks 73 to 77 at full size: every procedure of the API with as many inputs as are asked for. All go through the procedure's own schema; of those that
 * it takes, or refuses for one reason only, so many are asked for over HTTP, behind as many that are anything at all.
 * `node bench/hostile-input.mjs [inputs=100000] [asked=60]`: for each procedure; the suite itself takes 300 and three.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

const GOAL_MS = 200;
const inputs = readCount(0, { name: 'inputs', usual: 100_000 });
const asked = readCount(1, { name: 'asked', usual: 60 });
const folder = mkdtempSync(join(tmpdir(), 'aybiza-hostile-'));
const report = join(folder, 'report.jsonl');
const startedAt = performance.now();
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'integration', '--testTimeout', '0', 'packages/api/src/hostile-input'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, HOSTILE_PARSES: String(inputs), HOSTILE_RUNS: String(asked), HOSTILE_REPORT: report },
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
/** @type {{ name: string, tried: number, taken: number, slowestMs: number, tookMs: number[] }[]} */
const procedures = readFileSync(report, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });
const sum = (/** @type {number[]} */ counts) => counts.reduce((left, right) => left + right, 0);
const times = procedures.flatMap(({ tookMs }) => tookMs);
const slowest = procedures.toSorted((left, right) => right.slowestMs - left.slowestMs)[0];
const latest = procedures.toSorted((left, right) => percentile(right.tookMs, 0.99) - percentile(left.tookMs, 0.99))[0];
console.error(describeMachine());
printRows([
  { what: 'procedures with an input', value: procedures.length },
  { what: 'inputs for each', value: inputs },
  { what: 'inputs in all', value: sum(procedures.map(({ tried }) => tried)) },
  { what: 'of them taken by their schema', value: sum(procedures.map(({ taken }) => taken)) },
  { what: `slowest schema: ${slowest?.name}, ms`, value: round(slowest?.slowestMs ?? Number.NaN) },
  { what: 'asked over HTTP', value: times.length },
  {
    what: `answers p50 / p99, ms (goal ≤ ${GOAL_MS})`,
    value: `${round(percentile(times, 0.5))} / ${round(percentile(times, 0.99))}`,
  },
  { what: `slowest procedure: ${latest?.name}, p99, ms`, value: round(percentile(latest?.tookMs ?? [], 0.99)) },
  { what: 'everything, s', value: Math.round((performance.now() - startedAt) / 1_000) },
  { what: 'faults', value: status === 0 ? 0 : 'see above: run the test by itself' },
]);
process.exitCode = status === 0 && percentile(times, 0.99) <= GOAL_MS ? 0 : 1;
