// What hostile expressions and patterns cost: a million generated expressions, the costly ones of the corpus and its patterns on
// 10 KB of the text they are slow on. The floor is JSON.stringify of the same tree or a look through the same text.
// Usage: node bench/expressions.mjs [expressions=1000000]
import { readFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

register();
const { lowerExpression } = await import('@aybiza/flow');
const { evaluate, readPattern } = await import('@aybiza/statechart');
const { createExpressionWriter } = await import('../packages/flow/src/testing/expression-writer.ts');

const COUNT = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 1_000_000);
const TEXT_LENGTH = 10_240;
const WARM_UP = 20_000;
const TIMES_EACH = 5;

const types = new Map([
  ['name', 'text'],
  ['day', 'text'],
  ['long', 'text'],
  ['other', 'text'],
  ['bag', 'object'],
  ['list', 'list'],
  ['wide', 'list'],
  ['count', 'number'],
  ['ok', 'yesNo'],
  ['unset', 'number'],
]);
const values = {
  name: 'Ann',
  day: '2026-11-26',
  long: 'x'.repeat(60_000),
  other: `${'x'.repeat(59_999)}y`,
  bag: { a: { b: 1 } },
  list: [1, 'two', { a: 3 }],
  wide: Array.from({ length: 10_000 }, (_value, index) => index),
  count: 2,
  ok: true,
};

/** @param {string} name */
function corpus(name) {
  const path = new URL(`../packages/flow/src/expressions/corpora/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** @param {() => void} run */
function timed(run) {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}

/**
 * @param {string} what
 * @param {readonly number[]} samples in milliseconds
 * @param {Record<string, string | number>} more
 */
function row(what, samples, more) {
  return {
    what,
    count: samples.length,
    'p50 ms': round(percentile(samples, 0.5)),
    'p99 ms': round(percentile(samples, 0.99)),
    'slowest ms': round(percentile(samples, 1)),
    ...more,
  };
}

/** A pause of the machine is not the evaluator's: what looks slow is done again, and the quickest time counts. */
function fair(/** @type {() => void} */ run) {
  const first = timed(run);
  return first < 1 ? first : Math.min(first, ...Array.from({ length: TIMES_EACH }, () => timed(run)));
}

function generated() {
  const write = createExpressionWriter(45);
  const compiling = [];
  const evaluating = [];
  const floor = [];
  let refused = 0;
  for (let index = 0; index < COUNT + WARM_UP; index++) {
    const source = write();
    let lowered = lowerExpression(source, types);
    const compileMs = fair(() => {
      lowered = lowerExpression(source, types);
    });
    if (index < WARM_UP) continue;
    compiling.push(compileMs);
    if (!lowered.ok) {
      refused++;
      continue;
    }
    const { expression } = lowered.value;
    evaluating.push(fair(() => evaluate(expression, values)));
    floor.push(timed(() => JSON.stringify(expression)));
  }
  return [
    row('generated: read, check, lower', compiling, { outcome: `${refused} refused` }),
    row('generated: evaluate', evaluating, { outcome: `${evaluating.length} data` }),
    row('  floor: write the tree as JSON', floor, { outcome: '' }),
  ];
}

function costly() {
  const samples = [];
  let usedUp = 0;
  for (const source of corpus('costly').budget) {
    const lowered = lowerExpression(source, types);
    if (!lowered.ok) throw new Error(`The corpus is refused: ${lowered.error.message}`);
    const { expression } = lowered.value;
    for (let again = 0; again < TIMES_EACH; again++) evaluate(expression, values);
    samples.push(fair(() => evaluate(expression, values)));
    if (evaluate(expression, values).notes.some(({ code }) => code === 'BUDGET_USED_UP')) usedUp++;
  }
  return row('costly: evaluate', samples, { outcome: `${usedUp} out of budget` });
}

/** @param {string} pump */
const attack = (pump) => `${pump.repeat(Math.ceil(TEXT_LENGTH / pump.length))}\u0001`;

function patterns() {
  const { slow, refused } = corpus('patterns');
  const reading = [...slow.map((/** @type {string[]} */ [pattern]) => pattern), ...refused].map((pattern, index) =>
    // Another pattern each time, so that none is remembered.
    fair(() => readPattern(`${pattern}(?:${index}|${Math.floor(performance.now() * 1000)})`)),
  );
  const finding = [];
  const floor = [];
  const budgeted = [];
  for (const [source, pump] of slow) {
    const text = attack(pump);
    const pattern = readPattern(source);
    if (pattern === undefined) continue;
    pattern.finds(text);
    finding.push(fair(() => pattern.finds(text)));
    floor.push(timed(() => text.includes('\u0002')));
    const args = [text, source].map((value) => /** @type {const} */ ({ op: 'value', value }));
    budgeted.push(fair(() => evaluate({ op: 'call', name: 'matches', args }, {})));
  }
  return [
    row('patterns: read or refuse', reading, { outcome: `${refused.length} refused` }),
    row('patterns: find in 10 KB, no budget', finding, { outcome: '' }),
    row('patterns: `matches` in 10 KB', budgeted, { outcome: '' }),
    row('  floor: look through 10 KB', floor, { outcome: '' }),
  ];
}

const rows = [...generated(), costly(), ...patterns()];
console.log(`${describeMachine()}\n`);
printRows(rows);
