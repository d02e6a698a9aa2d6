// Phone calls for hours, one after the other in many places at once, a fifth of them hung up in the middle, a fifth of them with an
// interruption: does the built voice process keep anything of a call that is over, and does an answer take longer at the end?
// Now and then no new call comes, so that what is held is read while nobody calls. The database and the vendors are real sockets.
// Usage: npm run build && node bench/soak.mjs [minutes=120] [calls=50]

import { VOICE_FLAGS } from '../scripts/start/voice-flags.mjs';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';
import { live, phone, startVoiceWorld } from './lib/voice-world.mjs';

const MINUTES = readCount(0, { name: 'minutes', usual: 120 });
const CALLS = readCount(1, { name: 'calls', usual: 50 });
/** Between two readings. */
const STRETCHES = 9;
/** Until then caches fill, and what is remembered of the last few thousand calls. */
const FILLING = 3;
const STRETCH_MS = (MINUTES * 60_000) / STRETCHES;
const GOALS = { heapMbPerHour: 1, p99Ratio: 1.1 };
/** Connections that are kept open for a while close in this time, and the last lines of the log are written. */
const SETTLE_MS = 15_000;
const MEBI = 2 ** 20;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Hangs up in the middle of whatever is said. */
async function leave(call, index) {
  await call.pause(1_000 + ((index * 977) % 9_000));
  call.hangUp();
}

/** Says its name while it is asked for it, then goes on as others do. */
async function interrupt(call, index) {
  await call.agentSpokenFor(300);
  await call.say('my name is Maria Lopez');
  await live(call, index);
}

/** A tenth presses keys, a tenth needs to be asked again. */
async function pressKeys(call) {
  await call.agentFinished({ quietMs: 500 });
  await call.say('my name is Laura Cooper');
  await call.agentFinished({ quietMs: 500 });
  await call.press('2');
  await call.agentFinished({ quietMs: 500, timeoutMs: 30_000 });
  await call.press('1');
  await call.ended;
}

async function mumble(call, index) {
  await call.agentFinished({ quietMs: 500 });
  await call.say('coffee');
  await live(call, index);
}

const WAYS = [leave, leave, interrupt, interrupt, pressKeys, mumble, live, live, live, live];

async function callOnce(world, index, sums) {
  const way = WAYS[index % WAYS.length];
  const call = phone(world, index, { keptMs: 20_000 });
  try {
    await way(call, index);
  } catch (error) {
    if (!call.isOver) {
      sums.lost.push(`call ${index} (${way.name}): ${error.message}`);
      call.hangUp();
    }
  }
  const result = await call.ended;
  sums.calls += 1;
  sums.answerMs.push(...result.answerTimes.map(({ latencyMs }) => latencyMs));
  sums.problems += result.problems.length + result.violations;
}

/** Keeps so many calls up until it is time, then lets them end. */
async function stretch(world, next, sums) {
  const until = performance.now() + STRETCH_MS;
  const place = async (number) => {
    await pause((number * 8_000) / CALLS);
    while (performance.now() < until) await callOnce(world, next(), sums);
  };
  await Promise.all(Array.from({ length: CALLS }, (_value, number) => place(number)));
}

/** Of a straight line through the readings, by least squares. */
function slope(points) {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const rise = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return rise / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

const world = await startVoiceWorld({ program: [...VOICE_FLAGS, 'dist/main.mjs'], isInspected: true });
try {
  const voice = await world.fleet.start();
  let index = 0;
  const readings = [];
  for (let count = 1; count <= STRETCHES; count += 1) {
    const sums = { calls: 0, answerMs: [], lost: [], problems: 0 };
    await stretch(world, () => index++, sums);
    await pause(SETTLE_MS);
    const left = await voice.metric('aybiza_live_calls');
    const held = await voice.holdings();
    readings.push({ ...sums, ...held, left, atHours: performance.now() / 3_600_000 });
    for (const each of sums.lost) console.error(each);
    console.error(
      `${count} of ${STRETCHES}: ${sums.calls} calls, answer p99 ${round(percentile(sums.answerMs, 0.99))} ms, heap ${(held.heapBytes / MEBI).toFixed(2)} MB and ${(held.outsideBytes / MEBI).toFixed(2)} outside, process ${(held.processBytes / MEBI).toFixed(1)} MB, ${JSON.stringify(held.resources)}`,
    );
  }
  const judged = readings.slice(FILLING);
  const perHour = (/** @type {'heapBytes' | 'outsideBytes'} */ what) =>
    slope(judged.map((reading) => [reading.atHours, reading[what] / MEBI]));
  const p99 = (of) =>
    percentile(
      of.flatMap(({ answerMs }) => answerMs),
      0.99,
    );
  const half = Math.ceil(judged.length / 2);
  const ratio = p99(judged.slice(half)) / p99(judged.slice(0, half));
  const [first, last] = [judged[0], judged.at(-1)];
  const more = Object.entries(last.resources).filter(([name, count]) => count > (first.resources[name] ?? 0));
  const left = readings.reduce((sum, each) => sum + each.left, 0);
  const lost = readings.reduce((sum, each) => sum + each.lost.length, 0);
  const problems = readings.reduce((sum, each) => sum + each.problems, 0);
  const rows = [
    {
      what: 'heap, MB an hour',
      value: perHour('heapBytes').toFixed(2),
      goal: `≤ ${GOALS.heapMbPerHour}`,
      isMet: perHour('heapBytes') <= GOALS.heapMbPerHour,
    },
    {
      what: 'outside of it (prompts are kept up to 16 MB), MB an hour',
      value: perHour('outsideBytes').toFixed(2),
      goal: '-',
      isMet: true,
    },
    {
      what: 'p99 of an answer, second half / first',
      value: ratio.toFixed(2),
      goal: `≤ ${GOALS.p99Ratio}`,
      isMet: ratio <= GOALS.p99Ratio,
    },
    {
      what: 'sockets and timers more than at first',
      value: JSON.stringify(more),
      goal: '[]',
      isMet: more.length === 0,
    },
    { what: 'calls left when all were over', value: left, goal: 0, isMet: left === 0 },
    { what: 'calls that got no answer', value: lost, goal: 0, isMet: lost === 0 },
    { what: 'breaches of the protocol', value: problems, goal: 0, isMet: problems === 0 },
    {
      what: 'heap at the first and last reading, MB',
      value: `${(first.heapBytes / MEBI).toFixed(2)} … ${(last.heapBytes / MEBI).toFixed(2)}`,
      goal: '-',
      isMet: true,
    },
  ];
  console.log(describeMachine());
  console.log(
    `${MINUTES} min, ${CALLS} calls at once, ${readings.reduce((sum, each) => sum + each.calls, 0)} calls in all`,
  );
  printRows(rows.map(({ isMet, ...row }) => ({ ...row, '': isMet ? 'pass' : 'FAIL' })));
  process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;
} finally {
  await world.close();
}
