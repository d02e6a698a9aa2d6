// Many phone calls at once on the built product, through Twilio's protocol, with the sandbox's fast stubs for speech:
// do all of them reach their end, does the caller hear gaps, and what does the runtime itself add to a turn?
// Usage: node bench/calls.mjs [calls=50]
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

async function turnParts(installation) {
  const parts = [];
  const outcomes = new Map();
  let cursor;
  do {
    const page = await installation.get(
      `/calls?limit=100${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const { id } of page.items) {
      const { call, events } = await installation.get(`/calls/${id}`);
      outcomes.set(call.outcome, (outcomes.get(call.outcome) ?? 0) + 1);
      parts.push(...events.filter(({ type }) => type === 'turnTimed'));
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { parts, outcomes };
}

process.env.SANDBOX_FAST = '1';
const stop = await startProduct();
try {
  const installation = readInstallation();
  const voice = createVoice(createSoundingSynthesiser());
  await bookByPhone(COUNT, installation, voice);
  const results = await Promise.all(
    Array.from({ length: COUNT }, (_value, index) => bookByPhone(index, installation, voice)),
  );
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { parts, outcomes } = await turnParts(installation);
  const answers = results.flatMap(({ answerTimes }) => answerTimes.map(({ latencyMs }) => latencyMs));
  const ours = parts.map(({ decisionMs, transportMs }) => decisionMs + transportMs);
  const row = (name, values) => ({
    what: name,
    p50: round(percentile(values, 0.5)),
    p95: round(percentile(values, 0.95)),
    p99: round(percentile(values, 0.99)),
  });
  console.log(describeMachine());
  console.log(`${COUNT} calls at once; outcomes: ${JSON.stringify(Object.fromEntries(outcomes))}`);
  console.log(
    `underruns: ${results.reduce((sum, { underruns }) => sum + underruns.count, 0)}, violations: ${results.reduce((sum, { violations }) => sum + violations, 0)}, problems: ${results.reduce((sum, { problems }) => sum + problems.length, 0)}`,
  );
  printRows([
    row('end of speech → first sound heard, ms', answers),
    row(
      '  recogniser, ms',
      parts.map(({ recogniserMs }) => recogniserMs),
    ),
    row('  ours: decision + sending, ms', ours),
    row(
      '  model, ms',
      parts.map(({ modelMs }) => modelMs),
    ),
    row(
      '  other systems, ms',
      parts.map(({ requestMs }) => requestMs),
    ),
    row(
      '  voice, ms',
      parts.map(({ voiceMs }) => voiceMs),
    ),
  ]);
} finally {
  await stop();
}
