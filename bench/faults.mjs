// A vendor that refuses, stalls or cuts while somebody is on the line: how long does the caller of the built product hear
// nothing, and how does the call end? Through Twilio's protocol, with the sandbox's fast stubs. The limit is 2 s, counted
// from the end of the caller's words or from the moment of the fault, whichever is later.
// Usage: node bench/faults.mjs [stt|tts|llm] [refuse|stall|cut] [start|mid]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { register } from 'tsx/esm/api';
import { describeMachine } from './lib/machine.mjs';
import { printRows } from './lib/stats.mjs';

register();
const { default: startProduct } = await import('../e2e/support/start-product.ts');
const { readInstallation } = await import('../e2e/support/installation.ts');
const { placeCall } = await import('@aybiza/sandbox/twilio/place-call');
const { createVoice } = await import('@aybiza/sandbox/voice/create-voice');
const { createSoundingSynthesiser } = await import('@aybiza/sandbox/voice/synthesiser');

const LIMIT_S = 2;
/** A silence longer than this is not waited out. */
const PATIENCE_MS = 10_000;
/** Sound is noted by frames. */
const MEASURED_TO_MS = 40;
/** Quiet for so long, the agent has said all that it wanted; a little later it would ask whether anybody is there. */
const BEFORE_ASKING_AGAIN_MS = 3000;
/** Silence up to here is not noted between two sounds. */
const PAUSE_MS = 200;
const PRACTICE_LINE = '+442079460123';
const BOOK = 'I would like to book an appointment';
/** Fits no phrase of the menu, so that the model is asked. */
const ASK_MODEL = 'my cat is ill';
/** Leads whoever has an appointment to the node where a model talks. */
const CHANGE = 'I want to move my appointment';
const HAS_APPOINTMENT = '+447700989999';

/** In the demo's calendar, each for one caller. */
const SLOTS = ['Tuesday at ten', 'Wednesday at eleven', 'Thursday at two'];
const NAMES = ['Anna', 'Bella', 'Clara', 'Dora', 'Emma', 'Flora'];

// The voice first: what was said once is not asked of it again.
const FAULTS = {
  tts: { refuse: { status: 503 }, stall: { stall: true }, cut: { cutAfter: 2, times: 0 } },
  stt: { refuse: { status: 503 }, stall: { stall: true }, cut: { cutAfter: 0, times: 0 } },
  llm: { refuse: { status: 503 }, stall: { stall: true }, cut: { cutAfter: 0 } },
};
/** A connection cannot be cut before it begins: at the start it is cut by its first words. A model has one for each answer. */
const OTHERWISE = {
  start: { stt: { cut: { cutAfter: 3, times: 1 } }, tts: { cut: { cutAfter: 2, times: 1 } } },
  mid: { llm: { stall: { stallAfter: 3 }, cut: { cutAfter: 3 } } },
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The stand-ins of the running product, whose port only their log tells. */
function findSandbox() {
  const { AYBIZA_E2E_DATA_DIR } = process.env;
  const log = readFileSync(join(AYBIZA_E2E_DATA_DIR, 'logs/sandbox.log'), 'utf8');
  const port = /"port":(\d+)/.exec(log)?.[1];
  if (port === undefined) throw new Error('the log of the sandbox does not tell its port');
  const url = `http://127.0.0.1:${port}/sandbox/faults`;
  const send = async (path, init) => {
    const response = await fetch(`${url}${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  return {
    set: (vendor, fault) => send(`/${vendor}`, { method: 'PUT', body: JSON.stringify(fault) }),
    clear: () => send('', { method: 'DELETE' }),
  };
}

/** When the phone of a person was made to ring, which the caller hears, in ms since answer. */
function ringings(call) {
  const answeredAt = call.events.find(({ type }) => type === 'answered')?.at ?? 0;
  return call.events.filter(({ verb }) => verb === 'dial').map(({ at }) => at - answeredAt);
}

/** The beginning of the first sound from a moment on, in ms since answer, if it comes within the caller's patience. */
async function nextSound(call, fromMs) {
  const find = () =>
    [...call.heard.map(({ startMs }) => startMs), ...ringings(call)]
      .filter((soundMs) => soundMs >= fromMs - MEASURED_TO_MS)
      .sort((one, other) => one - other)[0];
  while (find() === undefined && !call.isOver && call.nowMs - fromMs < PATIENCE_MS) await pause(20);
  return find();
}

/** What was broken off is said again: the longest silence in it, in ms, at least what counts as a pause of speech. */
async function longestGap(call, fromMs) {
  const isSaid = call.agentFinished({ quietMs: BEFORE_ASKING_AGAIN_MS, timeoutMs: PATIENCE_MS * 2 });
  // A call that was handed over has nothing more to say.
  await isSaid.catch((error) => {
    if (!call.isOver) throw error;
  });
  const heard = call.heard.filter(({ endMs }) => endMs > fromMs);
  return Math.max(...heard.slice(1).map(({ startMs }, index) => startMs - heard[index].endMs), PAUSE_MS);
}

const finished = (call) => call.agentFinished({ quietMs: 400, timeoutMs: PATIENCE_MS });

/** Says something; whoever is cut off by the end of the call has said it all. */
async function say(call, words) {
  await call.say(words).catch((error) => {
    if (!call.isOver) throw error;
  });
  return call.said.at(-1)?.endMs ?? 0;
}

/**
 * Brings the fault about. `struckMs`: from then on a sound counts; `sinceMs`: from then on the caller waits for one.
 * Both in ms since answer.
 */
const cases = {
  /** The fault was there before the call: the greeting shows it, or the answer to the first words. */
  async start({ call }, { vendor }) {
    await call.streaming({ timeoutMs: PATIENCE_MS });
    if (vendor === 'tts') return { struckMs: 0, sinceMs: 0 };
    await finished(call).catch(() => {});
    // Handed over to a person, or over: the caller has heard of it without a word of theirs.
    if (call.isOver || ringings(call).length > 0) return { struckMs: 0, sinceMs: 0 };
    const struckMs = call.nowMs;
    return { struckMs, sinceMs: await say(call, vendor === 'llm' ? ASK_MODEL : BOOK) };
  },
  async mid({ call, strike }, { vendor, index }) {
    const turns = { stt: [BOOK], tts: [BOOK, SLOTS[index % SLOTS.length]], llm: [CHANGE] };
    await converse(call, turns[vendor]);
    await finished(call);
    if (vendor === 'stt') {
      // In the middle of the caller's words: some were heard, none are understood yet.
      const said = say(call, 'Thursday at half past three in the afternoon');
      await pause(1000);
      const struckMs = call.nowMs;
      await strike();
      return { struckMs, sinceMs: await said };
    }
    const struckMs = call.nowMs;
    await strike();
    // A name that nobody has said: its confirmation is in no cache of prompts.
    const words = vendor === 'llm' ? 'move it to friday' : `my name is ${NAMES[index % NAMES.length]} Lopez`;
    return { struckMs, sinceMs: await say(call, words) };
  },
};

/** Each of the caller's words when the agent has finished. */
async function converse(call, turns) {
  for (const words of turns) {
    await finished(call);
    await call.say(words);
  }
}

function callFrom({ installation, voice }, from) {
  return placeCall({
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: installation.twilioAuthToken,
    from,
    to: PRACTICE_LINE,
    instructions: { url: `${installation.voiceUrl}/twilio/voice`, method: 'POST' },
    statusCallback: {
      action: { url: `${installation.voiceUrl}/twilio/status`, method: 'POST' },
      events: ['completed'],
    },
    dial: { '+442079460018': 'answer' },
    voice,
  });
}

/** In the node where a model leads the conversation. */
const talksToModel = ({ vendor, at }) => vendor === 'llm' && at === 'mid';

async function makeAppointment(world) {
  const call = callFrom(world, HAS_APPOINTMENT);
  await converse(call, [BOOK, 'Monday at nine', 'my name is Maria Lopez', 'yes please']);
  await call.ended;
}

async function rehearse(world, each) {
  const { sandbox } = world;
  const { vendor, kind, at, index } = each;
  await sandbox.clear();
  const from = talksToModel(each) ? HAS_APPOINTMENT : `+4477009${String(90_000 + index).padStart(5, '0')}`;
  const fault = OTHERWISE[at][vendor]?.[kind] ?? FAULTS[vendor][kind];
  if (at === 'start') await sandbox.set(vendor, fault);
  const call = callFrom(world, from);
  const strike = () => sandbox.set(vendor, { ...fault, atOnce: true });
  let waitedMs = Number.NaN;
  try {
    const { struckMs, sinceMs } = await cases[at]({ call, strike }, each);
    const soundMs = await nextSound(call, struckMs);
    if (soundMs !== undefined) waitedMs = Math.max(0, soundMs - sinceMs);
    const isBrokenOff = vendor === 'tts' ? kind === 'cut' : talksToModel(each) && kind !== 'refuse';
    if (isBrokenOff) waitedMs = Math.max(waitedMs, await longestGap(call, soundMs));
    // What the product makes of it; then the caller has heard enough.
    await Promise.race([finished(call).catch(() => {}), call.ended]);
  } catch (error) {
    console.error(`${vendor} ${kind} ${at}: ${error.message}`);
  }
  call.hangUp();
  const { endedBy } = await call.ended;
  await sandbox.clear();
  return { fault: `${vendor} ${kind}`, at, waitedMs, endedBy, from };
}

/** How the product itself says that a call ended; it may be written a little later than the line fell silent. */
async function endState(installation, from) {
  for (let tries = 0; tries < 50; tries += 1) {
    const { items: calls } = await installation.get('/calls?limit=100');
    const call = calls.find((each) => each.from === from);
    if (call?.endReason === 'hungUp') return 'goes on until the caller hangs up';
    if (call !== undefined && call.status !== 'live') return `${call.outcome} (${call.endReason})`;
    await pause(100);
  }
  return 'not ended';
}

process.env.SANDBOX_FAST = '1';
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const all = Object.keys(FAULTS).flatMap((vendor) =>
  ['start', 'mid'].flatMap((at) => ['refuse', 'stall', 'cut'].map((kind) => ({ vendor, kind, at }))),
);
const chosen = all.filter((each) => wanted.every((word) => Object.values(each).includes(word)));
const stop = await startProduct();
let failed = 0;
try {
  const installation = readInstallation();
  const world = { installation, sandbox: findSandbox(), voice: createVoice(createSoundingSynthesiser()) };
  const rows = [];
  let hasAppointment = false;
  for (const [index, each] of chosen.entries()) {
    if (talksToModel(each) && !hasAppointment) {
      hasAppointment = true;
      await makeAppointment(world);
    }
    const { fault, at, waitedMs, endedBy, from } = await rehearse(world, { ...each, index });
    const end = await endState(installation, from);
    const isGood = waitedMs <= LIMIT_S * 1000 && end !== 'not ended';
    if (!isGood) failed += 1;
    const seconds = Number.isNaN(waitedMs) ? 'nothing' : (waitedMs / 1000).toFixed(2);
    console.error(`${fault} ${at}: ${seconds}, ${end}`);
    rows.push({
      fault,
      at,
      'silence, s': seconds,
      'end of the call': end,
      'line ended by': endedBy,
      '≤ 2 s': isGood ? 'pass' : 'FAIL',
    });
  }
  console.log(describeMachine());
  printRows(rows);
} finally {
  await stop();
}
process.exitCode = failed === 0 ? 0 : 1;
