// How long the compiler takes, beside the floor: reading and writing the same JSON, which nothing can do without.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { makeLargeFlow } from './lib/large-flow.mjs';
import { describeMachine } from './lib/machine.mjs';
import { median, percentile, printRows, round } from './lib/stats.mjs';

register();
const { canonicalJson, compileFlow, parseFlow } = await import('@aybiza/flow');

const SIZES = [100, 500, 1_000, 5_000, 10_000];
const COLD_RUNS = 5;
const WARM_UP_MS = 500;
const WARM_MS = 2_000;

/** @param {string} text */
function compile(text) {
  const flow = parseFlow(JSON.parse(text));
  if (!flow.ok) throw new Error(flow.error.message);
  const startedAt = performance.now();
  const compiled = compileFlow(flow.value);
  const ms = performance.now() - startedAt;
  if (!compiled.ok) throw new Error(`The benchmark's own flow has errors: ${compiled.error[0]?.message}`);
  return { ms, statechart: compiled.value.statechart };
}

/**
 * @param {() => number} run gives the time of one run in milliseconds
 * @returns {number[]}
 */
function sample(run) {
  const warmUntil = performance.now() + WARM_UP_MS;
  do run();
  while (performance.now() < warmUntil);
  const samples = [];
  const until = performance.now() + WARM_MS;
  do samples.push(run());
  while (performance.now() < until);
  return samples;
}

/** The first compilation of a process, without loading the compiler. */
function coldMs(/** @type {number} */ size) {
  const args = [fileURLToPath(import.meta.url), '--once', String(size)];
  const samples = Array.from({ length: COLD_RUNS }, () => {
    const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
    if (status !== 0) throw new Error(stderr);
    return Number(stdout);
  });
  return median(samples);
}

/** @param {number} size */
function measure(size) {
  const text = canonicalJson(makeLargeFlow(size));
  const { statechart } = compile(text);
  const warm = sample(() => compile(text).ms);
  const floor = sample(() => {
    const startedAt = performance.now();
    JSON.parse(text);
    JSON.stringify(statechart);
    return performance.now() - startedAt;
  });
  return {
    nodes: size,
    'cold ms': round(coldMs(size)),
    'warm p50 ms': round(median(warm)),
    'warm p95 ms': round(percentile(warm, 0.95)),
    'floor p50 ms': round(median(floor)),
    'times the floor': round(median(warm) / median(floor)),
    'statechart KB': round(JSON.stringify(statechart).length / 1024),
  };
}

const [, , flag, size] = process.argv;
if (flag === '--once') {
  process.stdout.write(String(compile(JSON.stringify(makeLargeFlow(Number(size)))).ms));
} else {
  const rows = SIZES.map(measure);
  console.log(`${describeMachine()}\n`);
  printRows(rows);
}
