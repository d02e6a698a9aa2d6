import type { CallEvent } from '@aybiza/call-log';
import type { Clock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { durationMs } from '@aybiza/providers/audio/mu-law';
import { createFakeLlm, type FakeLlm, type FakeLlmReply } from '@aybiza/providers/llm/fake';
import { createFakeStt, type FakeStt } from '@aybiza/providers/stt/fake';
import { createFakeTts, type FakeTts } from '@aybiza/providers/tts/fake';
import type { Statechart } from '@aybiza/statechart';
import { answerCall } from '../answer-call.ts';
import type { EndedCall } from '../call/decide/state.ts';
import { createPromptCache } from '../call/perform/prompt-cache.ts';
import { LiveCalls } from '../live-calls.ts';
import type { Leg, LegListener, TransferOutcome } from '../media/leg.ts';
import { createMemoryRecords, type MemoryRecordsOptions, type RecordedCall } from './memory-records.ts';
import { practiceStatechart } from './practice-statechart.ts';
import type { Ownership } from './sole-owner.ts';

/** How finely virtual time passes: below everything that is timed in a call. */
const STEP_MS = 20;
const NUMBER = '+442079460000';

export interface VirtualCall {
  readonly stt: FakeStt;
  readonly tts: FakeTts;
  readonly llm: FakeLlm;
  /** Epoch ms. */
  now(): number;
  /** Lets virtual time pass, with everything that happens meanwhile. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until the agent has said everything; fails after a virtual minute. */
  agentFinishes(): Promise<void>;
  /** Voice of the caller on the line, without a word from the recogniser. */
  callerMakesSound(ms: number): Promise<void>;
  /** The caller says something, and the recogniser hears it. */
  say(text: string): Promise<void>;
  /** The caller presses a key. */
  press(key: string): Promise<void>;
  /** The caller writes something. */
  write(text: string): Promise<void>;
  /** The caller's page plays sound from now on. */
  listen(): Promise<void>;
  /** What the records hold of the call. */
  readonly recorded: RecordedCall;
  /** Another system sends a signal, and the bus says so. Gives back whether the call has used it. */
  sendSignal(signal: string, body: unknown): Promise<boolean>;
  /** Does the caller hear the agent just now? */
  readonly isAgentSpeaking: boolean;
  /** Everything the caller heard so far, in order. */
  readonly sounds: readonly HeardSound[];
  /** How long after a moment the caller heard anything, in ms; undefined when nothing was heard yet. */
  heardAfter(moment: number): number | undefined;
  readonly events: readonly CallEvent[];
  readonly calls: LiveCalls;
  /** What became of the line: it was let go without a word, or closed. */
  readonly lineEnd: 'dropped' | 'closed' | null;
  /** Null while the call is under way. */
  readonly end: EndedCall | null;
}

/** Something the caller heard, from and until when (epoch ms): our sound, somebody's phone ringing, the line's own last words. */
export interface HeardSound {
  readonly what: 'ours' | 'ringing' | 'apology';
  readonly from: number;
  readonly until: number;
}

export interface VirtualCallOptions extends Pick<MemoryRecordsOptions, 'calendar' | 'onEvent' | 'notice'> {
  /** What the call runs; by default the demo. */
  readonly statechart?: Statechart;
  /** Whose the call is; by default nobody else can have it. */
  readonly ownership?: Partial<Ownership>;
  /** What the model answers; by default it says nothing, at once. */
  reply?(index: number): FakeLlmReply;
  /** The caller reads and writes. */
  readonly isReading?: boolean;
  /** How a transfer to a person goes; by default they answer. Null: this process is never told by its line. */
  transfer?(): TransferOutcome | null;
  /** Before the call comes in: a vendor may be out of order from the beginning. */
  prepare?(vendors: { readonly tts: FakeTts; readonly stt: FakeStt; readonly clock: Clock }): void;
}

/** A whole call on a clock that only the test moves: the real call runtime, vendors that obey the test, a line that plays in no time. */
export async function startVirtualCall({
  reply,
  prepare,
  statechart,
  isReading = false,
  ownership = {},
  transfer = () => 'answered',
  ...more
}: VirtualCallOptions = {}): Promise<VirtualCall> {
  const clock = fakeClock();
  const stt = createFakeStt({ clock });
  const tts = createFakeTts({ clock, latencyMs: 100 });
  const llm = createFakeLlm({ clock, reply: (_request, index) => reply?.(index) ?? {} });
  prepare?.({ tts, stt, clock });
  const records = createMemoryRecords({
    ...more,
    statechart: statechart ?? practiceStatechart(),
    number: NUMBER,
    ownership,
  });
  const deployed = await records.findByNumber(NUMBER, '');
  if (deployed === undefined) throw new Error('the number of the test answers');
  const calls = new LiveCalls({
    world: {
      clock,
      logger: silentLogger(),
      stt,
      tts,
      llm,
      // Whatever sounds in a virtual call is a voice.
      voices: { begin: () => ({ hear: () => 'voice', close: () => undefined }) },
      prompts: createPromptCache(),
      // A test says what is in the cache.
      studio: { prepare: () => undefined, hear: () => Promise.reject(new Error('nobody listens beside the call')) },
      fetch: () => Promise.reject(new Error('no request leaves a virtual call')),
      fetchSound: () => Promise.reject(new Error('no request leaves a virtual call')),
      chance: () => 0,
    },
    maxCalls: 1,
  });
  const line = new VirtualLine(clock, {
    isReading,
    transfer,
    comeBack: () => calls.reattach(id, line),
  });
  const id = newId('call');
  answerCall(
    {
      id,
      deployed,
      channel: 'phone',
      callSid: null,
      from: '+447700900456',
      to: NUMBER,
      isTest: true,
      isPractice: true,
    },
    { leg: line, turnedAway: undefined },
    { clock, calls, records, practice: [], vendors: { stt: '', tts: '' } },
  );
  const recorded = () => {
    const call = records.calls.get(id);
    if (call === undefined) throw new Error('the call has records from its beginning');
    return call;
  };
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      clock.advance(STEP_MS);
      // Whatever was promised for this moment happens in it.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const hear = async (audio: Uint8Array, ms: number) => {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      line.listener?.onAudio(audio);
      await pass(STEP_MS);
    }
  };
  return {
    stt,
    tts,
    llm,
    now: clock.now,
    pass,
    async agentFinishes() {
      for (let waited = 0; line.isPlaying || waited === 0; waited += STEP_MS) {
        if (waited > 60_000) throw new Error('the agent never stops');
        await pass(STEP_MS);
        if (!line.isPlaying) await pass(500);
      }
    },
    callerMakesSound: (ms) => hear(LOUD, ms),
    async say(text) {
      stt.streams.at(-1)?.hearTurn(text);
      await pass(STEP_MS);
    },
    async press(key) {
      line.listener?.onEvent({ type: 'digit', key });
      await pass(STEP_MS);
    },
    async write(text) {
      line.listener?.onEvent({ type: 'typed', text });
      await pass(STEP_MS);
    },
    async listen() {
      line.listener?.onEvent({ type: 'reads', isReading: false });
      await pass(STEP_MS);
    },
    get recorded() {
      return recorded();
    },
    async sendSignal(signal, body) {
      const sent = newId('signal');
      recorded().signals.push({ id: sent, signal, body });
      return (await calls.signalSent(id, sent)) ?? false;
    },
    get isAgentSpeaking() {
      return line.isPlaying;
    },
    get sounds() {
      return line.sounds;
    },
    heardAfter(moment) {
      const next = line.sounds.find(({ from }) => from >= moment)?.from;
      return next === undefined ? undefined : next - moment;
    },
    calls,
    get lineEnd() {
      return line.end;
    },
    get events() {
      return recorded().events;
    },
    get end() {
      return recorded().end;
    },
  };
}

/** 20 ms of μ-law far above the noise of a line. */
const LOUD = new Uint8Array(160).fill(0x90);

interface VirtualLineOptions {
  readonly isReading: boolean;
  transfer(): TransferOutcome | null;
  /** After a transfer that failed. */
  comeBack(): void;
}

/** A line that notes when the caller hears something, and reports marks when they are reached. */
class VirtualLine implements Leg {
  readonly #clock: Clock;
  readonly #options: VirtualLineOptions;
  readonly sounds: HeardSound[] = [];
  listener: LegListener | null = null;
  end: VirtualCall['lineEnd'] = null;
  #playsUntil = 0;
  #generation = 0;

  constructor(clock: Clock, options: VirtualLineOptions) {
    this.#clock = clock;
    this.#options = options;
  }

  get isPlaying(): boolean {
    return this.#playsUntil > this.#clock.now();
  }

  listen(listener: LegListener): void {
    this.listener = listener;
    if (this.#options.isReading) listener.onEvent({ type: 'reads', isReading: true });
  }

  play(audio: Uint8Array): void {
    const from = Math.max(this.#clock.now(), this.#playsUntil);
    this.#playsUntil = from + durationMs(audio.length);
    this.sounds.push({ what: 'ours', from, until: this.#playsUntil });
  }

  mark(name: string): void {
    const generation = this.#generation;
    this.#clock.after(Math.max(0, this.#playsUntil - this.#clock.now()), () => {
      if (generation === this.#generation) this.listener?.onEvent({ type: 'mark', mark: name });
    });
  }

  clear(): void {
    this.#generation += 1;
    this.#playsUntil = this.#clock.now();
    const now = this.#clock.now();
    for (let last = this.sounds.pop(); last !== undefined; last = this.sounds.pop()) {
      if (last.from > now) continue;
      this.sounds.push({ ...last, until: Math.min(last.until, now) });
      break;
    }
  }

  transfer(): Promise<TransferOutcome> {
    this.#hears('ringing');
    const outcome = this.#options.transfer();
    if (outcome === null) return new Promise(() => undefined);
    // The caller comes back on a new stream, as through Twilio.
    if (outcome !== 'answered') this.#clock.after(STEP_MS, this.#options.comeBack);
    return Promise.resolve(outcome);
  }

  drop(): void {
    this.end = 'dropped';
  }

  close({ apologise }: { apologise: boolean }): void {
    this.end = 'closed';
    if (apologise) this.#hears('apology');
  }

  #hears(what: HeardSound['what']): void {
    const now = this.#clock.now();
    this.sounds.push({ what, from: now, until: now });
  }
}
