import { register } from 'tsx/esm/api';

register();
const { callEventSchema, foldFigures, foldTranscript } = await import('@aybiza/call-log');

/** How many events each has: what a call of about a minute and a half leaves. */
export const EVENTS = 30;
const TURNS = 4;
const VOCABULARY = 4_000;
const NODES = ['greet', 'need', 'day', 'name', 'book', 'bye', 'desk', 'hours'];
const LAYERS = ['local', 'local', 'local', 'model', 'key', 'none'];
const ENDS = [
  { reason: 'finished', outcome: 'booked' },
  { reason: 'finished', outcome: 'booked' },
  { reason: 'finished', outcome: 'answered' },
  { reason: 'finished', outcome: 'cancelled' },
  { reason: 'hungUp', outcome: 'hung up' },
  { reason: 'transferred', outcome: 'front desk' },
  { reason: 'failed', outcome: 'failed' },
];

/** The same numbers at every run. @param {number} seed */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Conversations that differ in words, way, times and end; calls are these, at other times and of other people. @param {number} count */
export function makeTemplates(count) {
  const random = randomFrom(42);
  return Array.from({ length: count }, (_value, number) => makeTemplate(number, random));
}

/** @param {number} number @param {() => number} random */
function makeTemplate(number, random) {
  /** @type {Record<string, unknown>[]} */
  const bodies = [
    {
      type: 'callStarted',
      version: 1,
      channel: 'phone',
      direction: 'inbound',
      from: '',
      to: '',
      statechartHash: '',
      practice: [],
      vendors: { stt: 'deepgram-stt', tts: 'deepgram-tts', phone: 'twilio' },
    },
    { type: 'began', values: { today: '2026-11-27' } },
    { type: 'moved', node: 'start', port: 'next', to: 'greet' },
  ];
  let node = 'greet';
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const to = NODES[Math.floor(random() * NODES.length)] ?? 'bye';
    const text = `Which appointment suits you, ${sentence(random, 6)}?`;
    bodies.push(
      { type: 'agentSpoke', speech: turn, node, text, purpose: 'prompt' },
      { type: 'agentHeard', speech: turn, text, complete: true },
      { type: 'callerSaid', text: sentence(random, 9), confidence: 0.97, speechMs: 800 + Math.floor(random() * 3_000) },
      {
        type: 'understood',
        node,
        layer: pick(LAYERS, random),
        taken: 'option.next',
        passedOver: [{ what: 'no', score: 0.2 }],
      },
      { type: 'turnTimed', ...partsOf(random) },
      { type: 'moved', node, port: 'next', to },
    );
    node = to;
  }
  bodies.push(
    {
      type: 'modelReplied',
      wait: 3,
      text: 'Booked.',
      toolUses: [],
      modelId: 'model-small',
      firstTokenMs: 300,
      totalMs: 800,
      inputTokens: 900,
      outputTokens: 40,
    },
    { type: 'variableSet', name: 'day', value: '2026-11-26' },
    { type: 'callEnded', ...(ENDS[number % ENDS.length] ?? ENDS[0]) },
  );
  if (bodies.length !== EVENTS) throw new Error(`a template has ${bodies.length} events`);
  const events = bodies.map((body, seq) => callEventSchema.parse({ ...body, seq, at: seq * 3_000 }));
  const said = foldTranscript(events).map(({ who, text }) => ({ who, text }));
  return { number, events, figures: foldFigures(events), said };
}

/** @param {() => number} random */
function partsOf(random) {
  const usually = (/** @type {number} */ ms) => Math.round(ms * (0.5 + random() + (random() < 0.05 ? 4 : 0)));
  return {
    recogniserMs: usually(250),
    decisionMs: 1,
    modelMs: random() < 0.3 ? usually(500) : 0,
    requestMs: random() < 0.2 ? usually(120) : 0,
    voiceMs: usually(160),
    transportMs: usually(60),
  };
}

/** Words as often as in speech: few of them most of the time. @param {() => number} random @param {number} length */
function sentence(random, length) {
  return Array.from({ length }, () => word(Math.floor(VOCABULARY ** random()))).join(' ');
}

const SYLLABLES = ['ba', 'ke', 'lo', 'mi', 'nu', 'ra', 'so', 'te', 'vi', 'zu'];
/** @param {number} rank */
function word(rank) {
  return [...String(rank)].map((digit) => SYLLABLES[Number(digit)]).join('');
}

/** @template Value @param {readonly Value[]} values @param {() => number} random */
function pick(values, random) {
  return values[Math.floor(random() * values.length)];
}
