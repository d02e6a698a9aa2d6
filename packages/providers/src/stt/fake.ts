import { ProviderError } from '../provider-error.ts';
import type { SpeechToText, SttEvent, SttExpectation, SttOptions, SttStream } from './port.ts';

/** A recogniser for tests under a virtual clock: the test says what it hears, and when. */
export interface FakeStt extends SpeechToText {
  /** The streams opened so far, in order. */
  readonly streams: readonly FakeSttStream[];
}

export interface FakeSttOptions {
  /** False: the test opens each stream itself. Default true: open a microtask after `open`. */
  opensByItself?: boolean;
}

/** Makes a recogniser that hears only what it is told. */
export function createFakeStt(options: FakeSttOptions = {}): FakeStt {
  const streams: FakeSttStream[] = [];
  return {
    streams,
    open(stt) {
      const stream = new FakeSttStream(stt);
      streams.push(stream);
      if (options.opensByItself !== false) queueMicrotask(() => stream.pretendOpen());
      return stream;
    },
  };
}

/** One recognition, with both sides of it in the test's hands. */
export class FakeSttStream implements SttStream {
  readonly options: SttOptions;
  /** What the call asked for, the first at opening. */
  readonly expectations: SttExpectation[];
  /** Bytes of audio the vendor would have had. */
  receivedBytes = 0;
  #waitingBytes = 0;
  #droppedBytes = 0;
  #phase: 'connecting' | 'open' | 'closing' | 'over' = 'connecting';
  #turnText: string | undefined;

  constructor(options: SttOptions) {
    this.options = options;
    this.expectations = [{ profile: options.profile, keyterms: options.keyterms }];
  }

  get droppedMs(): number {
    return this.#droppedBytes / this.#bytesPerMs();
  }

  write(audio: Uint8Array): void {
    if (this.#phase === 'open') this.receivedBytes += audio.length;
    if (this.#phase !== 'connecting') return;
    this.#waitingBytes += audio.length;
    const tooMuch = Math.max(0, this.#waitingBytes - 5000 * this.#bytesPerMs());
    this.#waitingBytes -= tooMuch;
    this.#droppedBytes += tooMuch;
  }

  configure(next: SttExpectation): void {
    if (this.#phase !== 'over') this.expectations.push(next);
  }

  close(): Promise<void> {
    if (this.#phase === 'over') return Promise.resolve();
    this.#phase = 'closing';
    queueMicrotask(() => {
      if (this.#turnText !== undefined) this.#hear({ type: 'final', text: this.#turnText });
      this.#end({ type: 'closed' });
    });
    return Promise.resolve();
  }

  /** The connection is made. */
  pretendOpen(): void {
    if (this.#phase !== 'connecting' || this.options.signal.aborted) return;
    this.#phase = 'open';
    this.receivedBytes += this.#waitingBytes;
    this.options.onEvent({ type: 'opened' });
  }

  /** Hears a whole turn: the texts one after the other, the last one final. */
  hearTurn(...texts: readonly string[]): void {
    this.hearUnfinished(...texts);
    this.#hear({ type: 'final', text: texts.at(-1) ?? '' });
  }

  /** The same without the end. */
  hearUnfinished(...texts: readonly string[]): void {
    for (const text of texts) this.#hear({ type: this.#turnText === undefined ? 'speechStarted' : 'interim', text });
  }

  /** Any event, as the recogniser would report it. */
  hear(event: Exclude<SttEvent, { type: 'opened' | 'failed' | 'closed' }>): void {
    this.#hear(event);
  }

  /** The connection breaks. */
  fail(error = new ProviderError('the connection broke', { code: 'PROVIDER_UNREACHABLE', provider: 'fake' })): void {
    this.#end({ type: 'failed', error });
  }

  #hear(event: SttEvent): void {
    const isListening = this.#phase === 'open' || this.#phase === 'closing';
    if (!isListening || this.options.signal.aborted) return;
    if (event.type === 'final') this.#turnText = undefined;
    else if ('text' in event) this.#turnText = event.text;
    this.options.onEvent(event);
  }

  #end(event: SttEvent): void {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    if (!this.options.signal.aborted) this.options.onEvent(event);
  }

  #bytesPerMs(): number {
    return (this.options.sampleRateHz / 1000) * (this.options.encoding === 'mulaw' ? 1 : 2);
  }
}
