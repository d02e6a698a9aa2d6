// What an author feels of the editor in a flow of 500 and of 1,000 steps: opening it, moving about in it, dragging, typing, and what is left
// in memory after 1,000 edits. The built product must run: `npm start`. Beside it, in the same browser, React Flow as it comes.
// Usage: node bench/editor.mjs [http://127.0.0.1:3000]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { findChromium } from '../scripts/find-chromium.mjs';
import { makeLargeFlow } from './lib/large-flow.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

const SIZES = [500, 1_000];
const FRAMES = 120;
const KEYS = 100;
const EDITS = 1_000;
const COLUMNS = 40;

const url = process.argv.slice(2).find((argument) => argument.startsWith('http')) ?? 'http://127.0.0.1:3000';
const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('@playwright/test');
const { path, advice } = findChromium();
if (path === undefined) throw new Error(advice);

/** @param {number} size */
function flowOf(size) {
  const flow = makeLargeFlow(size);
  for (const [index, node] of Object.values(flow.nodes).entries())
    Object.assign(/** @type {object} */ (node), {
      position: { x: (index % COLUMNS) * 290, y: Math.floor(index / COLUMNS) * 250 },
    });
  // People do not lead hundreds of wires to one ending: each of these goes on a few steps later.
  const ids = Object.keys(flow.nodes);
  for (const edge of Object.values(flow.edges)) {
    const { from, to } = /** @type {{ from: { node: string }, to: { node: string } }} */ (edge);
    const later = ids[ids.indexOf(from.node) + 3];
    if (to.node === 'bye' && later !== undefined) to.node = later;
  }
  return flow;
}

/**
 * Runs in the page: moves about in the drawing as wheel and mouse do, once a frame.
 * @param {{ way: 'pan' | 'zoom' | 'drag', frames: number }} given
 */
async function moveAbout({ way, frames }) {
  const at = { clientX: 600, clientY: 400, bubbles: true, cancelable: true, view: window };
  const pane = document.querySelector('.react-flow__pane');
  const card = [...document.querySelectorAll('.react-flow__node')].find((node) => {
    const { left, top } = node.getBoundingClientRect();
    return left > 300 && top > 150;
  });
  const box = card?.getBoundingClientRect() ?? new DOMRect();
  const grip = { ...at, clientX: box.left + 12, clientY: box.top + 12 };
  if (way === 'drag') card?.dispatchEvent(new MouseEvent('mousedown', { ...grip, button: 0 }));
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const wave = Math.sin(frame / 10);
    if (way === 'pan') pane?.dispatchEvent(new WheelEvent('wheel', { ...at, deltaX: 40 * wave, deltaY: 30 * wave }));
    if (way === 'zoom') pane?.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: 12 * wave, ctrlKey: true }));
    if (way === 'drag')
      window.dispatchEvent(
        new MouseEvent('mousemove', { ...grip, clientX: grip.clientX + 5 + 150 * wave, clientY: grip.clientY + frame }),
      );
  }
  if (way === 'drag') window.dispatchEvent(new MouseEvent('mouseup', grip));
}

/**
 * Main-thread time of a frame in milliseconds, script and all the rest.
 * @param {any} page
 */
async function framesOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((/** @type {{ name: string }} */ { name }) => name === 'TaskDuration').value * 1_000;
  };
  /** @type {Record<string, number>} */
  const found = {};
  for (const way of /** @type {const} */ (['pan', 'zoom', 'drag'])) {
    await page.evaluate(moveAbout, { way, frames: 20 });
    const before = await busy();
    await page.evaluate(moveAbout, { way, frames: FRAMES });
    found[way] = (await busy()) - before;
  }
  return Object.fromEntries(Object.entries(found).map(([way, time]) => [way, time / FRAMES]));
}

/** @param {any} page */
async function typingOf(page) {
  await page.locator('section[aria-label="Flow"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await page.evaluate(() => {
    const waits = /** @type {any} */ (globalThis);
    waits.keys = [];
    document.addEventListener('input', ({ timeStamp }) => {
      // After the frame that shows it.
      requestAnimationFrame(() => setTimeout(() => waits.keys.push(performance.now() - timeStamp)));
    });
  });
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.type('abcdefghij'[key % 10] ?? 'a', { delay: 40 });
  await page.keyboard.press('Escape');
  return percentile(await page.evaluate(() => /** @type {any} */ (globalThis).keys), 0.95);
}

/**
 * Megabytes that JavaScript holds after garbage was collected.
 * @param {any} session
 */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

/** @param {any} page */
async function growthOf(page) {
  const session = await page.context().newCDPSession(page);
  const edit = (/** @type {number} */ count) =>
    page.evaluate(async (/** @type {number} */ edits) => {
      const canvas = document.querySelector('section[aria-label="Flow"]');
      const press = (/** @type {string} */ key, /** @type {object} */ more) =>
        canvas?.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, ...more }));
      for (let index = 0; index < edits; index += 1) {
        if (index % 4 === 3) press('z', {});
        else press(index % 2 === 0 ? 'ArrowDown' : 'ArrowUp', {});
        if (index % 20 === 19) press('z', { shiftKey: true });
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, count);
  await edit(100);
  const before = await heapOf(session);
  await edit(EDITS);
  return (await heapOf(session)) / before;
}

/**
 * @param {any} page signed in
 * @param {number} size
 */
async function openEditor(page, size) {
  const agentId = await page.evaluate(
    async ({ flow, name }) => {
      const call = async (/** @type {string} */ procedure, /** @type {object} */ input) => {
        const headers = { 'content-type': 'application/json', 'x-aybiza-page': '1' };
        const response = await fetch(`/api/trpc/${procedure}`, {
          method: 'POST',
          headers,
          body: JSON.stringify(input),
        });
        if (!response.ok) throw new Error(await response.text());
        return (await response.json()).result.data;
      };
      const { agentId: id } = await call('agent.create', { name, template: 'empty' });
      await call('flow.saveDraft', { agentId: id, revision: 1, flow: { ...flow, schemaVersion: 1, name } });
      return id;
    },
    { flow: flowOf(size), name: `Bench ${size}` },
  );
  const startedAt = performance.now();
  await page.goto(`${url}/agents/${agentId}/flow`);
  await page.locator('.react-flow__node').first().click();
  return performance.now() - startedAt;
}

/** @param {string} folder */
async function bundlePlain(folder) {
  const entry = { plain: fileURLToPath(new URL('lib/plain-graph.mjs', import.meta.url)) };
  const define = { 'process.env.NODE_ENV': '"production"' };
  const shape = /** @type {const} */ ({ platform: 'browser', format: ['iife'], noExternal: [/./], minify: true });
  await build({ entry, outDir: folder, ...shape, define, silent: true, config: false });
  const css = fileURLToPath(new URL('../node_modules/@xyflow/react/dist/style.css', import.meta.url));
  return { script: readFileSync(join(folder, 'plain.global.js'), 'utf8'), style: readFileSync(css, 'utf8') };
}

/**
 * @param {any} page
 * @param {{ script: string, style: string }} plain
 * @param {number} size
 */
async function openPlain(page, { script, style }, size) {
  const { nodes, edges } = flowOf(size);
  const graph = {
    nodes: Object.entries(nodes).map(([id, node]) => {
      const { position, label = id, data } = /** @type {any} */ (node);
      return { id, type: 'card', position, data: { title: label, text: data.text ?? data.prompt ?? '' } };
    }),
    edges: Object.entries(edges).map(([id, edge]) => {
      const { from, to } = /** @type {any} */ (edge);
      return { id, source: from.node, target: to.node };
    }),
  };
  await page.setContent(`<style>${style}</style><body style="margin:0"><div id="root"></div>`);
  await page.evaluate((/** @type {object} */ given) => Object.assign(globalThis, { graph: given }), graph);
  await page.addScriptTag({ content: script });
  await page.locator('.react-flow__node').first().waitFor();
}

const folder = mkdtempSync(join(tmpdir(), 'aybiza-bench-'));
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
try {
  const plain = await bundlePlain(folder);
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: /demo/i }).click();
  await page
    .getByRole('link', { name: /Front desk/ })
    .first()
    .waitFor();
  console.log(describeMachine());
  const rows = [];
  for (const size of SIZES) {
    const beside = await context.newPage();
    await openPlain(beside, plain, size);
    const floor = await framesOf(beside);
    await beside.close();
    const openMs = await openEditor(page, size);
    const frames = await framesOf(page);
    const of = (/** @type {string} */ way) =>
      `${round(frames[way] ?? Number.NaN)} (${round((frames[way] ?? Number.NaN) / (floor[way] ?? Number.NaN))} ×)`;
    rows.push({
      steps: size,
      'open ms': Math.round(openMs),
      'pan ms a frame (× plain)': of('pan'),
      zoom: of('zoom'),
      drag: of('drag'),
      'key to paint p95 ms': round(await typingOf(page)),
      [`heap after ${EDITS} edits ×`]: round(await growthOf(page)),
    });
  }
  printRows(rows);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
