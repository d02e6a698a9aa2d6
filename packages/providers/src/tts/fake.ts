import type { Clock } from '@aybiza/foundation/clock';
import { ProviderError } from '../provider-error.ts';
import type { TextToSpeech, TtsEvent, TtsOptions, TtsStream } from './port.ts';

export interface FakeTtsOptions {
  clock: Clock;
  /** Length of the silence delivered per character, in ms. Default 60, about a person's pace. */
  msPerCharacter?: number;
  /** From `speak` to the audio, in ms. Default 0: with the clock's next move. */
  latencyMs?: number;
}

/** A voice for tests under a virtual clock: silence of the right length, and faults on demand. */
export interface FakeTts extends TextToSpeech {
  /** Everything asked for so far, in order, over all streams. */
  readonly asked: readonly { speechId: string; text: string }[];
  /** Stops and resumes the delivery of audio. */
  hold(): void;
  release(): void;
  /** Every speech under way fails, as if the connection had broken. */
  fail(error?: ProviderError): void;
}

/** Makes a voice whose speech arrives only when the clock moves. */
export function createFakeTts(options: FakeTtsOptions): FakeTts {
  const streams = new Set<FakeTtsStream>();
  const asked: { speechId: string; text: string }[] = [];
  const gate = { isHeld: false };
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
    fail(error) {
      const broken = new ProviderError('the connection broke', { code: 'PROVIDER_UNREACHABLE', provider: 'fake' });
      for (const stream of streams) stream.fail(error ?? broken);
    },
  };
}

interface FakeTtsStreamOptions extends FakeTtsOptions {
  tts: TtsOptions;
  gate: { readonly isHeld: boolean };
  onAsk(request: { speechId: string; text: string }): void;
}

class FakeTtsStream implements TtsStream {
  readonly #options: FakeTtsStreamOptions;
  #waiting: { speechId: string; text: string }[] = [];
  /** Counts the clears, so that a delivery planned before one brings nothing asked for after it. */
  #generation = 0;
  #isOver = false;

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
    this.#waiting = [];
    this.#generation += 1;
    this.#options.clock.after(0, () => this.#emit({ type: 'cleared' }));
  }

  close(): Promise<void> {
    this.#isOver = true;
    return Promise.resolve();
  }

  deliverSoon(): void {
    const generation = this.#generation;
    this.#options.clock.after(this.#options.latencyMs ?? 0, () => generation === this.#generation && this.#deliver());
  }

  fail(error: ProviderError): void {
    const speechIds = this.#waiting.map(({ speechId }) => speechId);
    this.#waiting = [];
    this.#emit({ type: 'failed', speechIds, error });
  }

  #deliver(): void {
    if (this.#options.gate.isHeld) return;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const chunk = this.#silence(next.text);
      if (chunk.length > 0) this.#emit({ type: 'audio', speechId: next.speechId, chunk });
      this.#emit({ type: 'done', speechId: next.speechId });
    }
  }

  #silence(text: string): Uint8Array {
    const { encoding, sampleRateHz } = this.#options.tts;
    const ms = text.trim() === '' ? 0 : text.length * (this.#options.msPerCharacter ?? 60);
    const samples = Math.round((ms * sampleRateHz) / 1000);
    return encoding === 'mulaw' ? new Uint8Array(samples).fill(0xff) : new Uint8Array(samples * 2);
  }

  #emit(event: TtsEvent): void {
    if (!this.#isGone()) this.#options.tts.onEvent(event);
  }

  #isGone(): boolean {
    return this.#isOver || this.#options.tts.signal.aborted;
  }
}
