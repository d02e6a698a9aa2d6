// What the benchmarks of the scaled set-up have in common: what became of its calls, jobs and requests.
import { register } from 'tsx/esm/api';
import { describeMachine } from './machine.mjs';
import { printRows } from './stats.mjs';

register();
const { countOpenJobs } = await import('../../e2e/support/scaled-callers.ts');
const { readRecord } = await import('../../apps/voice/src/testing/read-record.ts');

/** After the last call, everything is over by then or counts as lost. */
const PATIENCE_MS = 120_000;

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when nothing is left to be done after the calls, or patience is; gives how long that took, in ms. */
export async function finishJobs(world) {
  const endedAt = performance.now();
  while ((await countOpenJobs(world)) > 0 && performance.now() - endedAt < PATIENCE_MS) await pause(250);
  return performance.now() - endedAt;
}

/** The records of calls, in their order; undefined where there is none. */
export async function readRecords(world, calls) {
  const records = [];
  for (const { callSid } of calls) records.push(await readRecord(world.db, callSid));
  return records;
}

/**
 * What is done for calls of the survival line is done once: requests while they are on, webhooks afterwards.
 * @returns {Promise<[what: string, count: string | number, isGood: boolean][]>}
 */
export async function checkEffects(world, { calls, afterMs }) {
  const asks = world.effects.requests.map((body) => /call_\w+/.exec(body)?.[0]);
  const again = [...world.hook.told.values()].filter((count) => count > 1).length;
  const open = await countOpenJobs(world);
  return [
    ['requests of flows', asks.length, new Set(asks).size === calls],
    ['… done twice', asks.length - new Set(asks).size, asks.length === new Set(asks).size],
    ['webhooks after calls, by id', world.hook.told.size, world.hook.told.size === calls],
    ['… told again under the same id', again, true],
    ['jobs left open or given up', open, open === 0],
    ['over after the last call, s', Math.round(afterMs / 100) / 10, afterMs < PATIENCE_MS],
  ];
}

/** @param {{ asked: number, refused: readonly number[] }} page what one that looked on was answered */
export function checkPage({ asked, refused }) {
  return [
    ['requests of the page', asked, asked > 0],
    ['… not answered', refused.length, refused.length === 0],
  ];
}

/** Prints the checks as a table, and ends in an error when one is not met. */
export function report(title, checks) {
  console.log(describeMachine());
  console.log(title);
  printRows(checks.map(([what, count, isGood]) => ({ what, count, '': isGood ? '' : 'FAIL' })));
  process.exitCode = checks.every(([, , isGood]) => isGood) ? 0 : 1;
}
