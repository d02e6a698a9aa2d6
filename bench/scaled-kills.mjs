// The scaled set-up on one machine, while each of its processes is killed once: three voice processes, two workers, two designers behind one
// address, over Redis. Callers come one after the other, and a page keeps asking. Is a call, a job or a request lost, and is anything done twice?
// Usage: npm run build && node bench/scaled-kills.mjs [calls=60]   (about three minutes)
import { register } from 'tsx/esm/api';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

register();
const { startScaledWorld } = await import('../e2e/support/scaled-world.ts');
const { countOpenJobs, keepLooking, orderCoffee } = await import('../e2e/support/scaled-callers.ts');
const { readRecord } = await import('../apps/voice/src/testing/read-record.ts');

const CALLS = readCount(0, { name: 'calls', usual: 60 });
/** Long enough for one that was killed to be up again. */
const BETWEEN_KILLS_MS = 10_000;
/** After the last call, everything is over by then or counts as lost. */
const PATIENCE_MS = 120_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const world = await startScaledWorld();
try {
  // In turns, so that whoever is left does the work of the one that was killed.
  const order = ['voice-1', 'worker-1', 'designer-1', 'voice-2', 'worker-2', 'designer-2', 'voice-3'];
  const victims = order.map((name) => world.processes.find((process) => process.name === name));
  const page = keepLooking(world);
  const calls = [];
  const talks = [];
  const calling = (async () => {
    for (let index = 0; index < CALLS; index += 1) {
      const call = world.phone(`+4477009${String(index).padStart(5, '0')}`);
      calls.push(call);
      talks.push(orderCoffee(call, 'Anna Lopez').catch((error) => console.error(`call ${index}: ${error.message}`)));
      await pause((BETWEEN_KILLS_MS * (victims.length + 0.5)) / CALLS);
    }
  })();
  for (const victim of victims) {
    await pause(BETWEEN_KILLS_MS);
    const live = calls.filter(({ isOver }) => !isOver).length;
    process.kill(victim.pid, 'SIGKILL');
    console.log(`killed ${victim.name} with ${live} calls on`);
  }
  await calling;
  await Promise.all([...talks, ...calls.map(({ ended }) => ended)]);
  const endedAt = performance.now();
  while ((await countOpenJobs(world)) > 0 && performance.now() - endedAt < PATIENCE_MS) await pause(250);
  const afterMs = performance.now() - endedAt;
  const { asked, refused } = await page.stop();

  const records = await Promise.all(calls.map(({ callSid }) => readRecord(world.db, callSid)));
  const whole = records.filter((record) => record?.call.outcome === 'coffee').length;
  const resumed = records.filter((record) => record?.events.some(({ type }) => type === 'taken')).length;
  const asks = world.effects.requests.map((body) => /call_\w+/.exec(body)?.[0]);
  const again = [...world.hook.told.values()].filter((count) => count > 1).length;
  const open = await countOpenJobs(world);
  const silences = calls.map(longestSilence);
  const checks = [
    ['calls that came to their end', `${whole} of ${CALLS}`, whole === CALLS],
    ['… of them taken over by another process', resumed, resumed > 0],
    ['longest silence of a call p50, s', round(percentile(silences, 0.5) / 1000, 1), true],
    ['longest silence of a call, worst, s', round(percentile(silences, 1) / 1000, 1), true],
    ['requests of flows', asks.length, new Set(asks).size === CALLS],
    ['… done twice', asks.length - new Set(asks).size, asks.length === new Set(asks).size],
    ['webhooks after calls, by id', world.hook.told.size, world.hook.told.size === CALLS],
    ['… told again under the same id', again, true],
    ['jobs left open or given up', open, open === 0],
    ['over after the last call, s', round(afterMs / 1000, 1), afterMs < PATIENCE_MS],
    ['requests of the page', asked, asked > 0],
    ['… not answered', refused.length, refused.length === 0],
  ];
  console.log(describeMachine());
  console.log(`${CALLS} calls, ${victims.length} processes, each killed once`);
  printRows(checks.map(([what, count, isGood]) => ({ what, count, '': isGood ? '' : 'FAIL' })));
  process.exitCode = checks.every(([, , isGood]) => isGood) ? 0 : 1;
} finally {
  await world.close();
}

/** Between two stretches of what the caller heard, in ms; their own words and thinking are in it. */
function longestSilence({ heard }) {
  return Math.max(0, ...heard.slice(1).map(({ startMs }, index) => startMs - (heard[index]?.endMs ?? startMs)));
}
