// What an author notices of the proofs while they type: how long the page itself is busy with an edit (finding what changed and handing it
// to the Web Worker), and after how long the worker's answer is there. In headless Chromium, with the product's own worker and messages.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { findChromium } from '../scripts/find-chromium.mjs';
import { makeLargeFlow } from './lib/large-flow.mjs';
import { describeMachine } from './lib/machine.mjs';
import { median, percentile, printRows, round } from './lib/stats.mjs';

const SIZES = [100, 500, 1_000, 5_000, 10_000];
const WARM_UP_EDITS = 50;
const EDITS = 150;
/** Between the answer to one edit and the next, in milliseconds: a fast typist is six times slower. */
const PAUSE_MS = 20;

const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('@playwright/test');

/** @param {string} folder where the bundles are written */
async function bundle(folder) {
  const problems = fileURLToPath(new URL('../apps/designer/src/features/editor/problems/', import.meta.url));
  const flow = fileURLToPath(new URL('../packages/flow/src/index.ts', import.meta.url));
  const common = {
    outDir: folder,
    platform: /** @type {const} */ ('browser'),
    format: /** @type {const} */ ('iife'),
    noExternal: [/./],
    minify: true,
    silent: true,
    config: /** @type {const} */ (false),
  };
  await build({ ...common, entry: { worker: join(problems, 'problems.worker.ts') } });
  await build({ ...common, entry: { flow }, globalName: 'flowPackage' });
  await build({ ...common, entry: { change: join(problems, 'flow-change.ts') }, globalName: 'flowChange' });
  const read = (/** @type {string} */ name) => readFileSync(join(folder, `${name}.global.js`), 'utf8');
  return { worker: read('worker'), page: `${read('flow')}\n${read('change')}` };
}

/**
 * Runs in the page: what one step says is another text after each edit, as when somebody types it; or a wire is another one.
 * @param {{ worker: string, document: unknown, edits: number, pauseMs: number, what: 'words' | 'wire' }} given
 */
async function editInPage({ worker: code, document, edits, pauseMs, what }) {
  const { flowPackage, flowChange } = /** @type {any} */ (globalThis);
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const parsed = flowPackage.parseFlow(document);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const ask = (/** @type {object} */ request) =>
    new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = reject;
      worker.postMessage(request);
    });
  let flow = parsed.value;
  await ask({ seq: 0, flow });
  const samples = [];
  for (let seq = 1; seq <= edits; seq += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const bye = { ...flow.nodes.bye, data: { ...flow.nodes.bye.data, text: `Goodbye ${seq}.` } };
    const edited =
      what === 'words'
        ? { ...flow, nodes: { ...flow.nodes, bye } }
        : { ...flow, edges: { ...flow.edges, e0: { ...flow.edges.e0 } } };
    const startedAt = performance.now();
    const answered = ask({ seq, change: flowChange.changeBetween(flow, edited) });
    const busy = performance.now() - startedAt;
    await answered;
    samples.push({ busy, answer: performance.now() - startedAt });
    flow = edited;
  }
  worker.terminate();
  return samples;
}

const { path, advice } = findChromium();
if (path === undefined) throw new Error(advice);
const folder = mkdtempSync(join(tmpdir(), 'aybiza-bench-'));
const bundles = await bundle(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
// Chromium's sandbox refuses to run as root.
const browser = await chromium.launch({ executablePath: path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const rows = [];
try {
  for (const nodes of SIZES) {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundles.page });
    for (const what of /** @type {const} */ (['words', 'wire'])) {
      const edits = WARM_UP_EDITS + EDITS;
      const given = { worker: bundles.worker, document: makeLargeFlow(nodes), edits, pauseMs: PAUSE_MS, what };
      const samples = (await page.evaluate(editInPage, given)).slice(WARM_UP_EDITS);
      const answers = samples.map((/** @type {{ answer: number }} */ { answer }) => answer);
      const busy = samples.map((/** @type {{ busy: number }} */ sample) => sample.busy);
      rows.push({
        nodes,
        edited: what,
        'answer p50 ms': round(median(answers)),
        'answer p95 ms': round(percentile(answers, 0.95)),
        'page busy p50 ms': round(median(busy)),
        'page busy p95 ms': round(percentile(busy, 0.95)),
      });
    }
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(`${describeMachine()}\n`);
printRows(rows);
