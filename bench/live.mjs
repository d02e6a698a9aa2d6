// How long after something happened in a call somebody sees it on the live page: phone calls on the built product, through Twilio's
// protocol, and the page's own question as often as the page asks it. A step's delay is from the log entry's own time to the answer.
// Usage: node bench/live.mjs [calls=50] [betweenMs=100]   (between two calls that come in; 0: all in one moment)
import { register } from 'tsx/esm/api';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

register();
const { default: startProduct } = await import('../e2e/support/start-product.ts');
const { readInstallation } = await import('../e2e/support/installation.ts');
const { bookByPhone } = await import('./lib/booking-caller.mjs');
const { createVoice } = await import('@aybiza/sandbox/voice/create-voice');
const { createSoundingSynthesiser } = await import('@aybiza/sandbox/voice/synthesiser');

const COUNT = Number(process.argv[2] ?? 50);
const BETWEEN_MS = Number(process.argv[3] ?? 100);
/** As `LIVE_EVERY_MS` of the page. */
const ASK_EVERY_MS = 400;
/** The floor: who asks as often and is answered at once is late by half of that, and by all of it at worst. */
const FLOOR_MS = ASK_EVERY_MS / 2;

const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** Asks as a page does until `isOver`; gives back delays in ms. */
async function watch(installation, isOver) {
  const delays = { appears: [], moves: [], answers: [] };
  const known = new Map();
  while (!isOver()) {
    const asked = performance.now();
    const { calls } = await installation.get('/live/calls');
    const now = Date.now();
    delays.answers.push(performance.now() - asked);
    for (const { call, since } of calls) {
      const before = known.get(call.id);
      if (before === undefined) delays.appears.push(now - call.startedAt);
      else if (before !== since) delays.moves.push(now - since);
      known.set(call.id, since);
    }
    await pause(ASK_EVERY_MS);
  }
  return delays;
}

process.env.SANDBOX_FAST = '1';
const stop = await startProduct();
try {
  const installation = readInstallation();
  const voice = createVoice(createSoundingSynthesiser());
  await bookByPhone(COUNT, installation, voice);
  let isOver = false;
  const watching = watch(installation, () => isOver);
  const arrivals = Array.from({ length: COUNT }, (_, index) =>
    pause(index * BETWEEN_MS).then(() => bookByPhone(index, installation, voice)),
  );
  await Promise.all(arrivals);
  await pause(2 * ASK_EVERY_MS);
  isOver = true;
  const { appears, moves, answers } = await watching;
  console.log(`${describeMachine()}; ${COUNT} calls, one every ${BETWEEN_MS} ms`);
  printRows(
    [
      ['a call is on the page', appears],
      ['a step is on the page', moves],
      ['the server answers', answers],
    ].map(([what, values]) => ({
      what,
      count: values.length,
      'p50 ms': round(percentile(values, 0.5)),
      'p99 ms': round(percentile(values, 0.99)),
      'worst ms': round(Math.max(...values)),
    })),
  );
  console.log(`Asking every ${ASK_EVERY_MS} ms alone makes ${FLOOR_MS} ms at p50. Goal: below 1,000 ms.`);
} finally {
  await stop();
}
