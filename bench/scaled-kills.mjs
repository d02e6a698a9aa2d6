// The scaled set-up on one machine, while each of its processes is killed once: three voice processes, two workers, two designers behind one
// address, over Redis. Callers come one after the other, and a page keeps asking. Is a call, a job or a request lost, and is anything done twice?
// Usage: npm run build && node bench/scaled-kills.mjs [calls=60]   (about three minutes)
import { readCount } from './lib/arguments.mjs';
import { checkEffects, checkPage, finishJobs, pause, readRecords, report } from './lib/scaled-calls.mjs';
import { percentile, round } from './lib/stats.mjs';

const { startScaledWorld } = await import('../e2e/support/scaled-world.ts');
const { keepLooking, orderCoffee } = await import('../e2e/support/scaled-callers.ts');

const CALLS = readCount(0, { name: 'calls', usual: 60 });
/** Long enough for one that was killed to be up again. */
const BETWEEN_KILLS_MS = 10_000;

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
  const afterMs = await finishJobs(world);
  const looked = await page.stop();

  const records = await readRecords(world, calls);
  const whole = records.filter((record) => record?.call.outcome === 'coffee').length;
  const resumed = records.filter((record) => record?.events.some(({ type }) => type === 'taken')).length;
  const silences = calls.map(longestSilence);
  report(`${CALLS} calls, ${victims.length} processes, each killed once`, [
    ['calls that came to their end', `${whole} of ${CALLS}`, whole === CALLS],
    ['… of them taken over by another process', resumed, resumed > 0],
    ['longest silence of a call p50, s', round(percentile(silences, 0.5) / 1000, 1), true],
    ['longest silence of a call, worst, s', round(percentile(silences, 1) / 1000, 1), true],
    ...(await checkEffects(world, { calls: CALLS, afterMs })),
    ...checkPage(looked),
  ]);
} finally {
  await world.close();
}

/** Between two stretches of what the caller heard, in ms; their own words and thinking are in it. */
function longestSilence({ heard }) {
  return Math.max(0, ...heard.slice(1).map(({ startMs }, index) => startMs - (heard[index]?.endMs ?? startMs)));
}
