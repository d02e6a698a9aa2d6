import type { Clock } from '@aybiza/foundation/clock';
import { FAKE_DEADLINE_MS, fakeErrors } from '../fake-fault.ts';
import type { ProviderError } from '../provider-error.ts';
import type { TextToSpeech, TtsEvent, TtsOptions, TtsStream } from './port.ts';

export interface FakeTtsOptions {
  clock: Clock;
  /** Length of the silence delivered per character, in ms. Default 60, about a person's pace. */
  msPerCharacter?: number;
  /** From `speak` to the audio, in ms. Default 0: with the clock's next move. */
  latencyMs?: number;
  /** How long a silent vendor is waited for, in ms. Default: as long as the real adapters wait. */
  deadlineMs?: number;
  /** What the sound is made of, for whoever listens to it: so many bytes, in the encoding asked for. Default silence. */
  sound?(bytes: number): Uint8Array;
}

/**
 * How a fake's vendor fails at everything it is asked: it refuses; it takes the text and never speaks; it falls silent, or
 * breaks off, after half of the sound. Silence is given up after the deadline.
 */
export type FakeTtsFault = 'refuse' | 'stall' | 'stallMidway' | 'cutMidway';

/** A voice for tests under a virtual clock: silence of the right length, and faults on demand. */
export interface FakeTts extends TextToSpeech {
  /** Everything asked for so far, in order, over all streams. */
  readonly asked: readonly { speechId: string; text: string }[];
  /** Stops the delivery of audio, without a deadline, and resumes it. */
  hold(): void;
  release(): void;
  /** Without a fault it speaks again. */
  rehearse(fault?: FakeTtsFault): void;
  /** Every speech under way fails, as if the connection had broken. */
  fail(error?: ProviderError): void;
}

/** Makes a voice whose speech arrives only when the clock moves. */
export function createFakeTts(options: FakeTtsOptions): FakeTts {
  const streams = new Set<FakeTtsStream>();
  const asked: { speechId: string; text: string }[] = [];
  const gate: Gate = { isHeld: false, fault: undefined };
  return {
    asked,
    open(tts) {
      const stream = new FakeTtsStream({ ...options, tts, gate, onAsk: (request) => asked.push(request) });
      streams.add(stream);
      return stream;
    },
    hold() {
      gate.isHeld = true;
    },
    release() {
      gate.isHeld = false;
      for (const stream of streams) stream.deliverSoon();
    },
    rehearse(fault) {
      gate.fault = fault;
    },
    fail(error = fakeErrors.cut()) {
      for (const stream of streams) stream.fail(error);
    },
  };
}

/** What all streams of one fake look at before they deliver. */
interface Gate {
  isHeld: boolean;
  fault: FakeTtsFault | undefined;
}

interface FakeTtsStreamOptions extends FakeTtsOptions {
  tts: TtsOptions;
  gate: Readonly<Gate>;
  onAsk(request: { speechId: string; text: string }): void;
}

class FakeTtsStream implements TtsStream {
  readonly #options: FakeTtsStreamOptions;
  #waiting: { speechId: string; text: string }[] = [];
  /** Counts the clears, so that a delivery planned before one brings nothing asked for after it. */
  #generation = 0;
  #isOver = false;
  #cancelDeadline: (() => void) | undefined;

  constructor(options: FakeTtsStreamOptions) {
    this.#options = options;
  }

  speak(speechId: string, text: string): void {
    if (this.#isGone()) return;
    this.#options.onAsk({ speechId, text });
    const waiting = this.#waiting.find((speech) => speech.speechId === speechId);
    if (waiting === undefined) this.#waiting.push({ speechId, text });
    else waiting.text += text;
    this.deliverSoon();
  }

  clear(): void {
    if (this.#isGone()) return;
    this.#drop();
    this.#options.clock.after(0, () => this.#emit({ type: 'cleared' }));
  }

  close(): Promise<void> {
    this.#isOver = true;
    this.#drop();
    return Promise.resolve();
  }

  deliverSoon(): void {
    const generation = this.#generation;
    this.#options.clock.after(this.#options.latencyMs ?? 0, () => generation === this.#generation && this.#deliver());
  }

  fail(error: ProviderError): void {
    const speechIds = this.#waiting.map(({ speechId }) => speechId);
    this.#drop();
    this.#emit({ type: 'failed', speechIds, error });
  }

  #drop(): void {
    this.#waiting = [];
    this.#generation += 1;
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
  }

  #deliver(): void {
    const { isHeld, fault } = this.#options.gate;
    if (isHeld) return;
    if (fault === undefined) this.#deliverAll();
    // While a deadline runs the vendor is silent already.
    else if (this.#cancelDeadline === undefined) this.#failAt(fault);
  }

  #failAt(fault: FakeTtsFault): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    if (fault === 'refuse') {
      this.fail(fakeErrors.refuse());
      return;
    }
    if (fault !== 'stall') {
      const whole = this.#sound(first.text);
      // Whole samples of either encoding.
      this.#emit({
        type: 'audio',
        speechId: first.speechId,
        chunk: whole.subarray(0, 2 * Math.floor(whole.length / 4)),
      });
    }
    if (fault === 'cutMidway') this.fail(fakeErrors.cut());
    else
      this.#cancelDeadline = this.#options.clock.after(this.#options.deadlineMs ?? FAKE_DEADLINE_MS, () =>
        this.fail(fakeErrors.stall()),
      );
  }

  #deliverAll(): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const chunk = this.#sound(next.text);
      if (chunk.length > 0) this.#emit({ type: 'audio', speechId: next.speechId, chunk });
      this.#emit({ type: 'done', speechId: next.speechId });
    }
  }

  #sound(text: string): Uint8Array {
    const { encoding, sampleRateHz } = this.#options.tts;
    const ms = text.trim() === '' ? 0 : text.length * (this.#options.msPerCharacter ?? 60);
    const samples = Math.round((ms * sampleRateHz) / 1000);
    const bytes = encoding === 'mulaw' ? samples : samples * 2;
    return this.#options.sound?.(bytes) ?? new Uint8Array(bytes).fill(encoding === 'mulaw' ? 0xff : 0);
  }

  #emit(event: TtsEvent): void {
    if (!this.#isGone()) this.#options.tts.onEvent(event);
  }

  #isGone(): boolean {
    return this.#isOver || this.#options.tts.signal.aborted;
  }
}
