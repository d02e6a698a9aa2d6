// Many phone calls at once on the built product, through Twilio's protocol, with the sandbox's fast stubs for speech:
// do all of them reach their end, does the caller hear gaps, and what does the runtime itself add to a turn?
// Usage: node bench/calls.mjs [calls=50]
import { register } from 'tsx/esm/api';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

register();
const { default: startProduct } = await import('../e2e/support/start-product.ts');
const { readInstallation } = await import('../e2e/support/installation.ts');
const { placeCall } = await import('@aybiza/sandbox/twilio/place-call');
const { createVoice } = await import('@aybiza/sandbox/voice/create-voice');
const { createSoundingSynthesiser } = await import('@aybiza/sandbox/voice/synthesiser');

const COUNT = Number(process.argv[2] ?? 50);
const PRACTICE_LINE = '+442079460123';
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const HOURS = ['nine', 'ten', 'eleven', 'noon', 'one', 'two', 'three', 'four'];

/** A slot of the demo's calendar for each caller, so that nobody takes another's. */
function slotFor(index) {
  const today = new Date().getDay();
  const days = [1, 2, 3, 4, 5].filter((day) => day !== today);
  const hour = HOURS[Math.floor(index / days.length) % HOURS.length];
  const half = Math.floor(index / (days.length * HOURS.length)) % 2 === 1;
  const clock = hour === 'noon' ? (half ? 'half past twelve' : 'noon') : half ? `half past ${hour}` : hour;
  return `${DAYS[days[index % days.length]]} at ${clock}`;
}

async function live(index, installation, voice) {
  const call = placeCall({
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: installation.twilioAuthToken,
    from: `+4477009${String(index).padStart(5, '0')}`,
    to: PRACTICE_LINE,
    instructions: { url: `${installation.voiceUrl}/twilio/voice`, method: 'POST' },
    voice,
    keptMs: 0,
  });
  try {
    for (const words of [
      'I would like to book an appointment',
      slotFor(index),
      'my name is Maria Lopez',
      'yes please',
    ]) {
      await call.agentFinished({ quietMs: 400, timeoutMs: 60_000 });
      await call.say(words);
    }
  } catch (error) {
    console.error(`call ${index}: ${error.message}`);
    call.hangUp();
  }
  return call.ended;
}

async function turnParts(installation) {
  const parts = [];
  const outcomes = new Map();
  let cursor;
  do {
    const page = await installation.get(
      `/calls?limit=100${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const { id } of page.calls) {
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
  await live(COUNT, installation, voice);
  const results = await Promise.all(Array.from({ length: COUNT }, (_value, index) => live(index, installation, voice)));
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
