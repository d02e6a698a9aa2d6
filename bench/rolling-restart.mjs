// An upgrade of the scaled set-up while people call: every process but Redis is told to stop (SIGTERM) and comes back, one after the other,
// designers and workers before voice, as docs/operators/upgrade.md says. Callers stay on the line for all of it, new ones keep coming, and a page
// looks on. Is a call dropped, a job lost or done twice, a request not answered? And what do callers hear of a hand-over?
// Usage: npm run build && node bench/rolling-restart.mjs [calls=100] [betweenMs=1000]   (about two minutes)
import { readCount } from './lib/arguments.mjs';
import { checkEffects, checkPage, finishJobs, pause, readRecords, report } from './lib/scaled-calls.mjs';
import { silenceAfter, streamEnds } from './lib/silences.mjs';
import { percentile, round } from './lib/stats.mjs';

const { startScaledWorld } = await import('../e2e/support/scaled-world.ts');
const { keepLooking, orderCoffee } = await import('../e2e/support/scaled-callers.ts');
const { endlessFlow, ENDLESS_NUMBER } = await import('../apps/voice/src/testing/endless-line.ts');
const { publishLine } = await import('../apps/voice/src/testing/publish-line.ts');

const STAYING = readCount(0, { name: 'calls', usual: 100 });
const BETWEEN_MS = readCount(1, { name: 'betweenMs', usual: 1_000 });
/** A call of an upgrade is not waited for: whoever is still on after so long goes on elsewhere. */
const PATIENCE = { HAND_OVER_AFTER_MS: '1000', DRAIN_MS: '60000' };
/** Callers who stay come one after the other, so that a hand-over meets them in every phase of a turn. */
const SPREAD_MS = 15_000;
const THINKS_MS = 3_000;
/** A process that does not come back by then never does. */
const BACK_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 100;
const GOAL_MS = 2_000;
/** The callers and the vendors' stand-ins are here: above this they are what is late. */
const MOST_OF_CALLERS = 0.8;
const ORDER = ['designer-1', 'designer-2', 'worker-1', 'worker-2', 'voice-1', 'voice-2', 'voice-3'];

/** Wants tea, again and again, until told to have enough of it; thinks before each answer, as people do. */
async function drinkTea(call, plan) {
  try {
    while (!call.isOver) {
      await call.agentFinished({ quietMs: 400, timeoutMs: 60_000 });
      if (!plan.isOver) await call.pause(THINKS_MS);
      await call.say(plan.isOver ? 'enough' : 'tea');
    }
  } catch (thrown) {
    if (!call.isOver) throw thrown;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // The one expected error: it is gone.
    return false;
  }
}

/** Told to stop, gone, there again and ready; gives how long the first two took, in ms. */
async function restart({ name, pid, url }) {
  const startedAt = performance.now();
  process.kill(pid, 'SIGTERM');
  while (isRunning(pid)) await untilLate(startedAt, `${name} did not stop`);
  const stoppedMs = performance.now() - startedAt;
  const isReady = () =>
    fetch(`${url}/ready`)
      .then(({ ok }) => ok)
      .catch(() => false);
  while (!(await isReady())) await untilLate(startedAt, `${name} did not come back`);
  return stoppedMs;
}

async function untilLate(startedAt, problem) {
  if (performance.now() - startedAt > BACK_WITHIN_MS) throw new Error(`${problem} within ${BACK_WITHIN_MS / 1000} s`);
  await pause(LOOK_EVERY_MS);
}

const world = await startScaledWorld(PATIENCE);
try {
  await publishLine(world.db, { number: ENDLESS_NUMBER, flow: endlessFlow('the line'), slug: 'endless' });
  const plan = { isOver: false };
  const talks = [];
  const begin = (call, talk) => {
    talks.push(talk.catch((error) => console.error(`${call.facts.from}: ${error.message}`)));
    return call;
  };
  const staying = [];
  for (let index = 0; index < STAYING; index += 1) {
    const call = world.phone(`+4477008${String(index).padStart(5, '0')}`, ENDLESS_NUMBER);
    staying.push(begin(call, drinkTea(call, plan)));
    await pause(SPREAD_MS / STAYING);
  }
  const page = keepLooking(world);
  const coming = [];
  const calling = (async () => {
    while (!plan.isOver) {
      const call = world.phone(`+4477009${String(coming.length).padStart(5, '0')}`);
      coming.push(begin(call, orderCoffee(call, 'Anna Lopez')));
      await pause(BETWEEN_MS);
    }
  })();
  const stops = [];
  const loopBefore = performance.eventLoopUtilization();
  for (const name of ORDER) {
    const stoppedMs = await restart(world.processes.find((process) => process.name === name));
    stops.push(stoppedMs);
    const on = [...staying, ...coming].filter(({ isOver }) => !isOver).length;
    console.log(`${name} stopped within ${round(stoppedMs / 1000)} s and is back, with ${on} calls on`);
  }
  plan.isOver = true;
  const callersLoad = performance.eventLoopUtilization(loopBefore).utilization;
  await calling;
  const calls = [...staying, ...coming];
  await Promise.all([...talks, ...calls.map(({ ended }) => ended)]);
  const afterMs = await finishJobs(world);
  const looked = await page.stop();

  const records = await readRecords(world, calls);
  const wanted = (index) => (index < STAYING ? 'enough' : 'coffee');
  const whole = records.filter((record, index) => record?.call.outcome === wanted(index)).length;
  for (const [index, record] of records.entries()) {
    if (record?.call.outcome === wanted(index)) continue;
    const noted = record?.events.flatMap((event) => (event.type === 'noted' ? [`${event.code} ${event.detail}`] : []));
    console.error(
      `${calls[index].facts.from}: ${record?.call.outcome}, noted ${noted}, ended by ${(await calls[index].ended).endedBy}`,
    );
  }
  // Turned away before it began: by a process that was too busy, which is its right.
  const refused = coming.filter(({ events }) => !events.some(({ type }) => type === 'streamStarted')).length;
  const again = calls.filter(({ events }) =>
    events.some(({ type, httpStatus }) => type === 'webhook' && httpStatus >= 500),
  );
  const taken = records.flatMap((record) => record?.events.filter(({ type }) => type === 'taken') ?? []).length;
  // A stream that ended with the call is no hand-over.
  const broken = calls.flatMap((call) =>
    streamEnds(call)
      .slice(0, -1)
      .map((brokenMs) => ({ call, brokenMs })),
  );
  const after = broken.map(({ call, brokenMs }) => silenceAfter(call, { brokenMs, sinceMs: brokenMs }));
  const silences = after.filter(Number.isFinite);
  const longest = percentile(silences, 1);
  report(`${STAYING} calls under way, ${coming.length} new ones; ${ORDER.length} processes, each told to stop once`, [
    ['calls dropped', calls.length - refused - whole, whole === calls.length - refused],
    ['new calls refused', refused, refused === 0],
    ['calls whose address had to be asked twice', again.length, true],
    ['hand-overs', taken, taken >= STAYING],
    // On a busy machine the caller of a call that has just ended asks another process before the end is written.
    ['ends that another process was asked about', broken.length - silences.length, true],
    ['silence at a hand-over p50, ms', round(percentile(silences, 0.5)), true],
    ['silence at a hand-over p99, ms', round(percentile(silences, 0.99)), true],
    ['silence at a hand-over, longest, ms', round(longest), longest <= GOAL_MS],
    ['longest from SIGTERM to the end of a process, s', round(Math.max(...stops) / 1000), true],
    ...(await checkEffects(world, { calls: coming.length - refused, afterMs })),
    ...checkPage(looked),
    ["the callers' own load", round(callersLoad), callersLoad <= MOST_OF_CALLERS],
  ]);
} finally {
  await world.close();
}
