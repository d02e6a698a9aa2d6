// How fast calls that do not happen are run: one step of the demo's statechart, a thousand of its scenarios, and how long a large statechart takes to load.
import { readFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';
import { makeLargeFlow } from './lib/large-flow.mjs';
import { describeMachine } from './lib/machine.mjs';
import { median, printRows, round } from './lib/stats.mjs';

register();
const { compileFlow, parseFlow } = await import('@aybiza/flow');
const { start, step } = await import('@aybiza/statechart');
const { generateScenarios, runScenario } = await import('@aybiza/scenarios');

const RUNS = 5;
const STEPS = 5_000;
const SCENARIOS = 1_000;
const SIZES = [1_000, 5_000, 10_000];

/** @param {unknown} document */
function compile(document) {
  const flow = parseFlow(document);
  if (!flow.ok) throw new Error(flow.error.message);
  const compiled = compileFlow(flow.value);
  if (!compiled.ok) throw new Error(`The benchmark's own flow has errors: ${compiled.error[0]?.message}`);
  return { flow: flow.value, statechart: compiled.value.statechart };
}

/**
 * @param {() => void} run
 * @returns the median time of a few runs, in milliseconds
 */
function time(run) {
  return median(
    Array.from({ length: RUNS }, () => {
      const startedAt = performance.now();
      run();
      return performance.now() - startedAt;
    }),
  );
}

const template = new URL('../packages/flow/templates/dental-practice.json', import.meta.url);
const demo = compile(JSON.parse(readFileSync(template, 'utf8')));
const { snapshot } = start(demo.statechart, {});
const { calls } = generateScenarios(demo.flow, demo.statechart);

const stepMs = time(() => {
  for (let taken = 0; taken < STEPS; taken += 1) step(demo.statechart, snapshot, { type: 'option.book' });
});
const scenariosMs = time(() => {
  for (let ran = 0; ran < SCENARIOS; ran += 1) {
    const call = calls[ran % calls.length];
    if (call !== undefined) runScenario(demo.statechart, call.scenario);
  }
});
const generateMs = time(() => generateScenarios(demo.flow, demo.statechart));

console.log(`${describeMachine()}\n`);
printRows([
  { what: 'one step of the demo', measured: `${round((stepMs * 1000) / STEPS)} µs`, goal: '100 µs' },
  { what: `${SCENARIOS} scenarios of the demo`, measured: `${round(scenariosMs)} ms`, goal: '5000 ms' },
  {
    what: `making up ${calls.length} scenarios that take every wire`,
    measured: `${round(generateMs)} ms`,
    goal: '',
  },
  ...SIZES.map((size) => {
    const { statechart } = compile(makeLargeFlow(size));
    const ms = time(() => start(structuredClone(statechart), {}));
    return { what: `loading ${size} nodes`, measured: `${round(ms)} ms`, goal: size === 10_000 ? '500 ms' : '' };
  }),
]);
