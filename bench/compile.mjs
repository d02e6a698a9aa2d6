// How long the compiler takes on flows that were parsed before, beside the floor: reading and writing the same JSON, which nothing can do
// without. Parsing, and reading expressions, are measured apart. The compiler is bundled first, as the product has it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsup';
import { makeLargeFlow } from './lib/large-flow.mjs';
import { describeMachine } from './lib/machine.mjs';
import { median, percentile, printRows, round } from './lib/stats.mjs';

const SIZES = [100, 500, 1_000, 5_000, 10_000];
const COLD_RUNS = 5;
const WARM_UP_MS = 500;
const WARM_MS = 2_000;
const EXPRESSIONS = 1_000;
const EXPRESSION = 'has(day) && size(slots) > 2 && lower(city).startsWith("lon")';

/** @param {string} folder where the bundle is written; gone when the benchmark ends */
async function bundle(folder) {
  const entry = fileURLToPath(new URL('../packages/flow/src/index.ts', import.meta.url));
  await build({
    entry: { flow: entry },
    format: 'esm',
    outDir: folder,
    noExternal: [/./],
    outExtension: () => ({ js: '.mjs' }),
    silent: true,
    config: false,
  });
  return join(folder, 'flow.mjs');
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

/** @param {() => unknown} work */
function timed(work) {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** The first compilation of a process, without loading the compiler, and the most memory that the process ever had. */
function once(/** @type {string} */ file, /** @type {number} */ size) {
  const args = [fileURLToPath(import.meta.url), '--once', file, String(size)];
  const samples = Array.from({ length: COLD_RUNS }, () => {
    const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  });
  return { ms: median(samples.map(({ ms }) => ms)), mb: Math.max(...samples.map(({ mb }) => mb)) };
}

/** @param {string} file */
async function load(file) {
  return import(pathToFileURL(file).href);
}

/** @param {any} compiler @param {number} size */
function parsedFlow({ parseFlow }, size) {
  const flow = parseFlow(makeLargeFlow(size));
  if (!flow.ok) throw new Error(flow.error.message);
  return flow.value;
}

/** @param {any} compiler @param {string} file @param {number} size */
function measure(compiler, file, size) {
  const { compileFlow, parseFlow, validateFlow } = compiler;
  const flow = parsedFlow(compiler, size);
  const compiled = compileFlow(flow);
  if (!compiled.ok) throw new Error(`The benchmark's own flow has errors: ${compiled.error[0]?.message}`);
  const text = JSON.stringify(flow);
  const parse = sample(() => timed(() => parseFlow(JSON.parse(text))));
  const warm = sample(() => timed(() => compileFlow(flow)));
  // One step or wire is another object after each edit, as in the editor; all the others are the same.
  let edits = 0;
  const words = sample(() => {
    const data = { ...flow.nodes.bye.data, text: `Goodbye ${edits++}.` };
    const edited = { ...flow, nodes: { ...flow.nodes, bye: { ...flow.nodes.bye, data } } };
    return timed(() => validateFlow(edited));
  });
  const wires = sample(() => {
    const edited = { ...flow, edges: { ...flow.edges, e0: { ...flow.edges.e0 } } };
    return timed(() => validateFlow(edited));
  });
  const floor = sample(() =>
    timed(() => {
      JSON.parse(text);
      JSON.stringify(compiled.value.statechart);
    }),
  );
  const cold = once(file, size);
  return {
    nodes: size,
    'parse ms': round(median(parse)),
    'cold ms': round(cold.ms),
    'warm p50 ms': round(median(warm)),
    'warm p95 ms': round(percentile(warm, 0.95)),
    'words p50 ms': round(median(words)),
    'words p95 ms': round(percentile(words, 0.95)),
    'wire p50 ms': round(median(wires)),
    'wire p95 ms': round(percentile(wires, 0.95)),
    'floor p50 ms': round(median(floor)),
    'times the floor': round(median(warm) / median(floor)),
    'peak MB': round(cold.mb),
    'statechart KB': round(JSON.stringify(compiled.value.statechart).length / 1024),
  };
}

/** @param {any} compiler how long it takes to read, check and lower many expressions */
function expressionMs({ lowerExpression }) {
  const variables = new Map([
    ['day', 'text'],
    ['slots', 'list'],
    ['city', 'text'],
  ]);
  const samples = sample(() =>
    timed(() => {
      for (let count = 0; count < EXPRESSIONS; count++) lowerExpression(EXPRESSION, variables);
    }),
  );
  return median(samples);
}

const [, , flag, file = '', size] = process.argv;
if (flag === '--once') {
  const compiler = await load(file);
  const flow = parsedFlow(compiler, Number(size));
  const ms = timed(() => compiler.compileFlow(flow));
  process.stdout.write(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1024 }));
} else {
  const folder = mkdtempSync(join(fileURLToPath(new URL('..', import.meta.url)), 'node_modules/.bench-'));
  try {
    const bundled = await bundle(folder);
    const compiler = await load(bundled);
    const rows = SIZES.map((count) => measure(compiler, bundled, count));
    console.log(`${describeMachine()}\n`);
    printRows(rows);
    console.log(`\n${EXPRESSIONS} expressions are read, checked and lowered in ${round(expressionMs(compiler))} ms`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
