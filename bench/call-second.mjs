// What a second of one call's sound costs in the process, part by part, for two hundred calls in turn as on a busy core: each finds its
// own state cold. Sockets are left out; `peers/run-all.mjs` has them. The floor is looking at every byte once.
import { register } from 'tsx/esm/api';
import { describeMachine } from './lib/machine.mjs';
import { median, printRows, round } from './lib/stats.mjs';

register();
const { EnergyGate } = await import('../apps/voice/src/audio/energy-gate.ts');
const { createRecorder } = await import('../apps/voice/src/call/perform/recorder.ts');
const { Audience } = await import('../apps/voice/src/call/perform/audience.ts');
const { SoundGatherer } = await import('../apps/voice/src/media/sound-gatherer.ts');
const { decodeBase64 } = await import('../apps/voice/src/media/twilio/base64.ts');
const { findSound, isOfStream } = await import('../apps/voice/src/media/twilio/find-sound.ts');
const { AudioBatcher } = await import('../packages/providers/src/stt/deepgram/audio-batcher.ts');

const { CallMeters } = await import('../apps/voice/src/watch/call-meters.ts');
const { createCallWatch } = await import('../apps/voice/src/watch/call-watch.ts');
const { toOtlp } = await import('../packages/telemetry/src/to-otlp.ts');

const CALLS = 200;
const FRAME_MS = 20;
const FRAME_BYTES = 160;
/** What a recogniser wants at a time between turns. */
const GATHERED_MS = 100;
const FRAMES_PER_SECOND = 1000 / FRAME_MS;
/** The agent speaks half of the time, in pieces of 100 ms, four times as fast as they are heard. */
const AGENT_PIECE_BYTES = 800;
const SECONDS = 4;
const WARM_UP_ROUNDS = 3;
const ROUNDS = 15;
const STREAM = 'MZ18ad3ab5a668481ce02b83e7395059f0';

const clock = { nowMs: 0, now: () => clock.nowMs, monotonic: () => clock.nowMs, after: () => () => undefined };
const calls = (/** @type {() => any} */ create) => Array.from({ length: CALLS }, create);
/** Voice as far as energy is concerned: a word each half second. */
const frames = Array.from({ length: FRAMES_PER_SECOND }, (_value, frame) =>
  Uint8Array.from({ length: FRAME_BYTES }, (_sample, index) =>
    frame % 25 < 15 ? 0x90 + ((index * 7 + frame) % 32) : 0xf8 + (index % 8),
  ),
);
const messages = frames.map((frame, index) =>
  Buffer.from(
    `{"event":"media","sequenceNumber":"${index + 4}","media":{"track":"inbound","chunk":"${index + 3}","timestamp":"${index * FRAME_MS}","payload":"${Buffer.from(frame).toString('base64')}"},"streamSid":"${STREAM}"}`,
  ),
);
/** What a turn with a model's answer writes into the log, and how often: a turn each ten seconds. */
const TURN = [
  { type: 'callerStartedSpeaking', duringSpeech: null },
  { type: 'callerSaid', text: 'yes' },
  { type: 'modelReplied', modelId: 'any', firstTokenMs: 300, totalMs: 400, inputTokens: 900, outputTokens: 30 },
  { type: 'understood', node: 'ask', layer: 'model', taken: 'next', passedOver: [] },
  { type: 'moved', node: 'ask', port: 'next', to: 'bye' },
  { type: 'agentSpoke', speech: 1, node: 'bye', text: 'Goodbye.', purpose: 'reply' },
  ...[
    {
      type: 'turnTimed',
      speech: 1,
      recogniserMs: 300,
      decisionMs: 2,
      modelMs: 400,
      requestMs: 0,
      voiceMs: 90,
      transportMs: 1,
    },
  ],
  { type: 'agentHeard', speech: 1, text: 'Goodbye.', complete: true },
];
const FRAMES_PER_ENTRY = Math.round((10 * FRAMES_PER_SECOND) / TURN.length);
const IDENTITY = { id: 'call_bench', channel: 'phone', deployed: { workspaceId: 'ws_bench', agentId: 'agt_bench' } };
/** As `packages/telemetry` sends them. */
const SPANS_PER_REQUEST = 512;

/** @param {boolean} hasTraces */
function watchCost(hasTraces) {
  let gathered = [];
  const spans = {
    add(span) {
      gathered.push(span);
      if (gathered.length < SPANS_PER_REQUEST) return;
      seen += JSON.stringify(toOtlp(gathered, { service: 'bench', instance: '1' })).length;
      gathered = [];
    },
  };
  const watch = createCallWatch({ meters: new CallMeters(), spans: hasTraces ? spans : undefined });
  return cost(
    calls(() => ({ look: watch.look({ identity: IDENTITY, startedAt: 0 }), next: 0 })),
    (state, index) => {
      if (index % FRAMES_PER_ENTRY > 0) return;
      state.look.onEvents([{ seq: state.next, at: clock.nowMs, ...TURN[state.next % TURN.length] }]);
      state.next += 1;
      seen += 1;
    },
  );
}

const piece = new Uint8Array(AGENT_PIECE_BYTES).fill(0xa0);

/**
 * @param {any[]} states one per call
 * @param {(state: any, index: number) => void} frame
 * @returns {number} microseconds a call-second
 */
function cost(states, frame) {
  const once = () => {
    const startedAt = performance.now();
    for (let index = 0; index < SECONDS * FRAMES_PER_SECOND; index += 1) {
      clock.nowMs += FRAME_MS;
      for (const state of states) frame(state, index);
    }
    return ((performance.now() - startedAt) * 1000) / (states.length * SECONDS);
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) once();
  return median(Array.from({ length: ROUNDS }, once));
}

const frameAt = (/** @type {number} */ index) => frames[index % FRAMES_PER_SECOND] ?? piece;
const messageAt = (/** @type {number} */ index) => messages[index % FRAMES_PER_SECOND] ?? Buffer.alloc(0);
let seen = 0;
const rows = {
  'looking at every byte once (floor)': cost(
    calls(() => null),
    (_state, index) => {
      const frame = frameAt(index);
      let sum = 0;
      for (let at = 0; at < frame.length; at += 1) sum += frame[at] ?? 0;
      if (sum > 0) seen += 1;
    },
  ),
  'reading and gathering media messages': cost(
    calls(
      () =>
        new SoundGatherer((sound) => {
          seen += sound.length;
          return GATHERED_MS;
        }),
    ),
    (gatherer, index) => {
      const message = messageAt(index);
      const letters = findSound(message, 0, message.length);
      if (letters !== undefined && isOfStream(message, message.length, STREAM) && gatherer.hasRoomFor(FRAME_BYTES))
        gatherer.added(decodeBase64(message, letters, gatherer));
    },
  ),
  'energy gate': cost(
    calls(() => new EnergyGate()),
    (gate, index) => {
      if (gate.hear(frameAt(index)) !== null) seen += 1;
    },
  ),
  'joining audio for the recogniser': cost(
    calls(
      () =>
        new AudioBatcher({
          sizes: { usual: 3 * FRAME_BYTES, quiet: 5 * FRAME_BYTES, pause: FRAME_BYTES },
          bytesPerSecond: 8_000,
          send: (batch) => {
            seen += batch.length;
          },
        }),
    ),
    (batcher, index) => batcher.add(frameAt(index), false),
  ),
  'counting and timing a turn each ten seconds': watchCost(false),
  '… with its spans, as they are sent': watchCost(true),
  'recording both sides': cost(
    calls(() =>
      createRecorder({
        clock,
        recordsFromStart: true,
        firstShare: 1,
        audience: new Audience(),
        saveSegment: ({ audio, free }) => {
          seen += audio.length;
          free();
        },
      }),
    ),
    (recorder, index) => {
      recorder.caller(frameAt(index));
      if (index % FRAMES_PER_SECOND < 5 * (index % 2)) recorder.agent(piece);
    },
  ),
};
console.log(`${describeMachine()}\n`);
printRows(Object.entries(rows).map(([what, us]) => ({ 'a second of one call': what, µs: round(us) })));
if (seen === 0) throw new Error('Nothing was done.');
