// How soon the built product reacts to its caller, in real time and with voices that a recogniser understands: from the first sound of
// somebody who speaks into the agent's words to the agent's silence, by our own detector; and how much sooner a model's answer is heard
// because it was asked for when the recogniser only expected the turn to end (every second call never hears of that: the floor).
// Usage: npm run build && node bench/turns.mjs [calls=12]
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { VOICE_FLAGS } from '../scripts/start/voice-flags.mjs';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';
import { startVoiceWorld } from './lib/voice-world.mjs';

const { publishLine } = await import('../apps/voice/src/testing/publish-line.ts');
const { parseFlow } = await import('@aybiza/flow');

const CALLS = readCount(0, { name: 'calls', usual: 12 });
const NUMBER = '+442079460078';
const GOALS = { onsetMs: 120, soonerMs: 150 };
/** The practice model answers at once; no other does. */
const FIRST_WORD_MS = 200;
const OPENING =
  'Thank you for calling the practice. We are open from Monday to Friday, from nine in the morning until five in the afternoon, and on ' +
  'Saturday from ten until noon, but not on public holidays. How can I help you today?';
const VOICES = ['en-us', 'en-gb', 'en-us+f3', 'en-us+m3'];
/** First sounds that begin hard, softly, and with a hiss. */
const INTERRUPTIONS = [
  'wait please',
  'are you open today',
  'one question',
  'excuse me',
  'hello there',
  'I have a question',
];
const QUESTIONS = ['I would like to book an appointment', 'Monday at nine', 'my name is Maria Lopez'];

/** Between the runtime and the recogniser: what one call in two never hears of. */
async function startRecogniserProxy(target, { isDropped }) {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (client, request) => {
    const drops = isDropped();
    const { authorization } = request.headers;
    const upstream = new WebSocket(`${target}${request.url}`, { headers: { authorization } });
    const early = [];
    client.on('message', (data, isBinary) => {
      if (upstream.readyState === WebSocket.OPEN) upstream.send(data, { binary: isBinary });
      else early.push([data, isBinary]);
    });
    upstream.on('open', () => {
      for (const [data, isBinary] of early.splice(0)) upstream.send(data, { binary: isBinary });
    });
    upstream.on('message', (data, isBinary) => {
      if (drops && /"event": ?"(EagerEndOfTurn|TurnResumed)"/.test(String(data))) return;
      client.send(data, { binary: isBinary });
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      one.on('close', () => other.close());
      one.on('error', () => other.terminate());
    }
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `ws://127.0.0.1:${http.address().port}`, close: () => new Promise((resolve) => http.close(resolve)) };
}

/** From the sound that the caller began with while the agent spoke to the moment when the agent's sound was thrown away. */
function onsetToClear(call, sinceMs) {
  const answeredAt = call.events.find(({ type }) => type === 'answered').at;
  const onsetMs = call.said.find(({ endMs }) => endMs >= sinceMs)?.startMs ?? Number.NaN;
  const cleared = call.events.find(({ type, at }) => type === 'cleared' && at - answeredAt >= onsetMs);
  return cleared === undefined ? undefined : cleared.at - answeredAt - onsetMs;
}

async function live(world, index) {
  const call = world.fleet.phone({ to: NUMBER, from: `+4477009${String(index).padStart(5, '0')}` });
  const style = { voice: VOICES[index % VOICES.length] };
  await call.agentSpokenFor(600 + (index % 8) * 60);
  const since = call.nowMs;
  await call.say(INTERRUPTIONS[index % INTERRUPTIONS.length], style);
  const onsetMs = onsetToClear(call, since);
  const asked = call.nowMs;
  for (const question of QUESTIONS) {
    await call.agentFinished({ quietMs: 1_500, timeoutMs: 30_000 }).catch(() => undefined);
    // The recogniser may have heard something that ends the call.
    if (!call.isOver) await call.say(question, style);
  }
  await call.agentFinished({ quietMs: 1_500, timeoutMs: 30_000 }).catch(() => undefined);
  call.hangUp();
  const { answerTimes } = await call.ended;
  return {
    onsetMs,
    answers: answerTimes.filter(({ saidEndMs }) => saidEndMs >= asked).map(({ latencyMs }) => latencyMs),
  };
}

const talk = {
  opening: OPENING,
  goal: 'Talk with the caller about whatever they say.',
  // Nobody asks for it: the talk goes on.
  exits: [{ id: 'rhubarb', label: 'Rhubarb', description: 'The caller orders rhubarb.' }],
  turnLimit: 50,
  waitSeconds: 60,
};
const flow = {
  schemaVersion: 1,
  name: 'Turns',
  nodes: {
    start: { kind: 'start', data: {} },
    talk: { kind: 'converse', data: talk },
    bye: { kind: 'end', data: { text: 'Goodbye.', outcome: 'finished' } },
  },
  edges: {
    begins: { from: { node: 'start', port: 'next' }, to: { node: 'talk' } },
    ends: { from: { node: 'talk', port: 'exit.rhubarb' }, to: { node: 'bye' } },
  },
};
const parsed = parseFlow(flow);
if (!parsed.ok) throw new Error(`the benchmark's flow is none: ${JSON.stringify(parsed.error)}`);

let isEager = true;
const world = await startVoiceWorld({ program: [...VOICE_FLAGS, 'dist/main.mjs'], fast: false });
const proxy = await startRecogniserProxy(world.sandbox.url.replace('http', 'ws'), { isDropped: () => !isEager });
try {
  world.sandbox.faults.set('llm', { delayMs: FIRST_WORD_MS });
  await publishLine(world.db, { number: NUMBER, flow: parsed.value, slug: 'turns' });
  await world.fleet.start({ DEEPGRAM_URL: proxy.url });
  const onsets = [];
  const answers = { eager: [], plain: [] };
  let missed = 0;
  for (let index = 0; index < CALLS; index += 1) {
    isEager = index % 2 === 0;
    const { onsetMs, answers: heard } = await live(world, index);
    if (onsetMs === undefined) missed += 1;
    else onsets.push(onsetMs);
    answers[isEager ? 'eager' : 'plain'].push(...heard);
    console.error(`call ${index + 1}: onset ${onsetMs} ms, answers ${heard.map(Math.round).join(' ')} ms`);
  }
  const [eager, plain] = [percentile(answers.eager, 0.5), percentile(answers.plain, 0.5)];
  const p50 = percentile(onsets, 0.5);
  const rows = [
    {
      what: 'onset of speech → clear p50, ms',
      value: round(p50),
      goal: `≤ ${GOALS.onsetMs}`,
      isMet: p50 <= GOALS.onsetMs,
    },
    { what: 'onset of speech → clear, longest, ms', value: round(Math.max(...onsets)), goal: '-', isMet: true },
    { what: 'interruptions missed', value: `${missed} of ${CALLS}`, goal: 0, isMet: missed === 0 },
    { what: 'end of speech → a model’s answer p50, ms', value: round(eager), goal: '-', isMet: true },
    { what: 'the same without eager ends of turns, ms', value: round(plain), goal: '-', isMet: true },
    {
      what: 'sooner by, ms',
      value: round(plain - eager),
      goal: `≥ ${GOALS.soonerMs}`,
      isMet: plain - eager >= GOALS.soonerMs,
    },
  ];
  console.log(describeMachine());
  printRows(rows.map(({ isMet, ...row }) => ({ ...row, '': isMet ? 'pass' : 'FAIL' })));
  process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;
} finally {
  await world.close();
  await proxy.close();
}
