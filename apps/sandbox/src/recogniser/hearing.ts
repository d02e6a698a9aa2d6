import { loudness } from '../audio/samples.ts';
import { SpeechGate } from '../audio/speech-gate.ts';
import { FRAME_MS } from '../audio/telephone.ts';
import { type Recogniser, type Recognition, type TelephoneSound, UNCLEAR } from './recogniser.ts';

/** Sound before the gate opened that belongs to the utterance: soft first consonants. */
const PREROLL_FRAMES = 6;
/** Silence that the recogniser still gets to hear; more of it only misleads it. */
const RECOGNISED_SILENCE_MS = 160;
/** Speech in a pause must last this many frames to be a continuation. */
const RESUME_FRAMES = 3;
/** A turn longer than this is ended by force: its sound is kept in memory until then. */
const LONGEST_TURN_MS = 20_000;
/** Speech shorter than this that is not understood is noise; longer is reported as unclear. */
const SHORTEST_UNCLEAR_MS = 400;

/** Trailing silences in ms that move an utterance on; undefined: never. */
export interface Pauses {
  /** after this the text is settled, but the speaker may go on */
  settleMs: number | undefined;
  /** after this the utterance is over */
  endMs: number | undefined;
  /** after this it is over in any case */
  timeoutMs: number | undefined;
}

export type HearingEvent =
  | { type: 'speech'; atMs: number }
  | { type: 'partial'; text: string; startMs: number; atMs: number }
  | { type: 'settled'; recognition: Recognition; startMs: number; atMs: number }
  | { type: 'resumed'; text: string; startMs: number; atMs: number }
  | { type: 'ended'; recognition: Recognition; trigger: 'silence' | 'timeout' | 'asked'; startMs: number; atMs: number }
  | { type: 'frame'; atMs: number; silenceMs: number };

interface HearingOptions {
  recogniser: Recogniser;
  pauses: Pauses;
  onEvent(event: HearingEvent): void;
}

const NOTHING: Recognition = { text: '', words: [] };

/**
 * One listener's ear: cuts a stream of telephone sound into utterances by loudness and has each one recognised.
 * All times are milliseconds of sound, so that it gives the same answers however fast the sound arrives.
 */
export class Hearing {
  readonly #recogniser: Recogniser;
  readonly #onEvent: (event: HearingEvent) => void;
  readonly #gate = new SpeechGate();
  pauses: Pauses;
  #phase: 'quiet' | 'speaking' | 'settled' = 'quiet';
  #atMs = 0;
  #startMs = 0;
  #turn: TelephoneSound[] = [];
  #unheard: TelephoneSound[] = [];
  #loudFrames = 0;
  #text = '';
  #settled: Recognition = NOTHING;
  /** Answers of the recogniser arrive later than sound: events that depend on them are queued behind it. */
  #order: Promise<void> = Promise.resolve();

  constructor(options: HearingOptions) {
    this.#recogniser = options.recogniser;
    this.#onEvent = options.onEvent;
    this.pauses = options.pauses;
  }

  get atMs(): number {
    return this.#atMs;
  }

  /** @param frame exactly 20 ms of sound */
  push(frame: TelephoneSound): void {
    this.#atMs += FRAME_MS;
    const gate = this.#gate.push(loudness(frame.pcm));
    this.#loudFrames = gate.silenceMs === 0 ? this.#loudFrames + 1 : 0;
    this.#turn.push(frame);
    if (this.#phase === 'quiet') {
      if (gate.opened) this.#begin();
      else if (this.#turn.length > PREROLL_FRAMES) this.#turn.shift();
    } else this.#follow(frame, gate.silenceMs);
    this.#onEvent({ type: 'frame', atMs: this.#atMs, silenceMs: gate.silenceMs });
  }

  /** Ends the utterance now; false when nobody speaks. */
  endNow(): boolean {
    if (this.#phase === 'quiet') return false;
    this.#end('asked');
    return true;
  }

  /** Resolves when everything heard so far has been reported. */
  idle(): Promise<void> {
    return this.#order;
  }

  #begin(): void {
    this.#phase = 'speaking';
    this.#startMs = this.#atMs - this.#turn.length * FRAME_MS;
    this.#settled = NOTHING;
    this.#onEvent({ type: 'speech', atMs: this.#startMs });
    this.#recognise(this.#turn);
  }

  #recognise(sound: readonly TelephoneSound[]): void {
    this.#text = '';
    this.#unheard = [];
    this.#recogniser.start((text) => {
      if (this.#phase !== 'speaking') return;
      this.#text = text;
      this.#onEvent({ type: 'partial', text, startMs: this.#startMs, atMs: this.#atMs });
    });
    for (const frame of sound) this.#recogniser.write(frame);
  }

  #follow(frame: TelephoneSound, silenceMs: number): void {
    if (this.#phase === 'speaking') this.#listen(frame, silenceMs);
    else if (this.#loudFrames >= RESUME_FRAMES) this.#resume();
    if (this.#phase === 'speaking' && reached(silenceMs, this.pauses.settleMs)) this.#settle();
    if (reached(silenceMs, this.pauses.endMs)) this.#end('silence');
    else if (reached(silenceMs, this.pauses.timeoutMs) || this.#atMs - this.#startMs > LONGEST_TURN_MS)
      this.#end('timeout');
  }

  #listen(frame: TelephoneSound, silenceMs: number): void {
    if (silenceMs > RECOGNISED_SILENCE_MS) {
      this.#unheard.push(frame);
      return;
    }
    for (const held of this.#unheard) this.#recogniser.write(held);
    this.#unheard = [];
    this.#recogniser.write(frame);
  }

  #settle(): void {
    this.#phase = 'settled';
    const { startMs } = this.#span();
    const atMs = this.#atMs;
    const finished = this.#recogniser.finish();
    this.#then(async () => {
      this.#settled = orUnclear(await finished, atMs - startMs - (this.pauses.settleMs ?? this.pauses.endMs ?? 0));
      this.#onEvent({ type: 'settled', recognition: this.#settled, startMs, atMs });
    });
  }

  /** The speaker went on: the whole turn is recognised again, because words depend on what follows them. */
  #resume(): void {
    this.#phase = 'speaking';
    const span = this.#span();
    this.#recognise(this.#turn);
    this.#then(async () => {
      this.#onEvent({ type: 'resumed', text: this.#text === '' ? this.#settled.text : this.#text, ...span });
    });
  }

  #end(trigger: 'silence' | 'timeout' | 'asked'): void {
    if (this.#phase === 'speaking') this.#settle();
    this.#phase = 'quiet';
    this.#gate.close();
    const span = this.#span();
    this.#turn = this.#turn.slice(-PREROLL_FRAMES);
    this.#then(async () => this.#onEvent({ type: 'ended', recognition: this.#settled, trigger, ...span }));
  }

  #span(): { startMs: number; atMs: number } {
    return { startMs: this.#startMs, atMs: this.#atMs };
  }

  #then(report: () => Promise<void>): void {
    this.#order = this.#order.then(report).catch(() => {
      // The recogniser was closed under us: the connection is ending, there is nobody to tell.
    });
  }
}

function reached(silenceMs: number, limitMs: number | undefined): boolean {
  return limitMs !== undefined && silenceMs >= limitMs;
}

function orUnclear(recognition: Recognition, speechMs: number): Recognition {
  if (recognition.text !== '' || speechMs < SHORTEST_UNCLEAR_MS) return recognition;
  return { text: UNCLEAR, words: [{ word: UNCLEAR, startS: 0, endS: speechMs / 1000, confidence: 0.2 }] };
}
