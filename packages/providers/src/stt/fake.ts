import type { Clock } from '@aybiza/foundation/clock';
import { MU_LAW_SILENCE } from '../audio/mu-law.ts';
import { FAKE_DEADLINE_MS, fakeErrors } from '../fake-fault.ts';
import type { SpeechToText, SttEvent, SttExpectation, SttOptions, SttStream } from './port.ts';

/** A recogniser for tests under a virtual clock: the test says what it hears, and when. */
export interface FakeStt extends SpeechToText {
  /** The streams opened so far, in order. */
  readonly streams: readonly FakeSttStream[];
  /**
   * What happens to the streams opened from now on: refused, or never answered and given up after the deadline; without
   * a fault they open again. An open one is cut by its `fail` and falls silent by its `stall`.
   */
  rehearse(fault?: 'refuse' | 'stall'): void;
}

export interface FakeSttOptions {
  /** False: the test opens each stream itself. Default true: open a microtask after `open`. */
  opensByItself?: boolean;
  /** Ends what stalls after the deadline. Without one, only the test ends it. */
  clock?: Clock;
  /** How long a stalled vendor is waited for, in ms. Default: as long as the real adapters wait. */
  deadlineMs?: number;
}

/** Makes a recogniser that hears only what it is told. */
export function createFakeStt(options: FakeSttOptions = {}): FakeStt {
  const streams: FakeSttStream[] = [];
  let rehearsed: 'refuse' | 'stall' | undefined;
  return {
    streams,
    rehearse(fault) {
      rehearsed = fault;
    },
    open(stt) {
      const stream = new FakeSttStream(stt, options);
      streams.push(stream);
      if (rehearsed === 'refuse') queueMicrotask(() => stream.fail(fakeErrors.refuse()));
      else if (rehearsed === 'stall') stream.stall();
      else if (options.opensByItself !== false) queueMicrotask(() => stream.pretendOpen());
      return stream;
    },
  };
}

/** It takes what a telephone sends at a time. */
const FAKE_BATCH_MS = 20;

/** One recognition, with both sides of it in the test's hands. */
export class FakeSttStream implements SttStream {
  readonly options: SttOptions;
  /** What the call asked for, the first at opening. */
  readonly expectations: SttExpectation[];
  /** Bytes of audio the vendor would have had. */
  receivedBytes = 0;
  /** What of it was not silence. */
  voicedBytes = 0;
  #waitingBytes = 0;
  #droppedBytes = 0;
  #phase: 'connecting' | 'open' | 'closing' | 'over' = 'connecting';
  #turnText: string | undefined;
  readonly #clock: Clock | undefined;
  readonly #deadlineMs: number;
  #isStalled = false;
  #cancelDeadline: () => void = () => {};

  constructor(options: SttOptions, { clock, deadlineMs = FAKE_DEADLINE_MS }: FakeSttOptions = {}) {
    this.options = options;
    this.#clock = clock;
    this.#deadlineMs = deadlineMs;
    this.expectations = [{ profile: options.profile, keyterms: options.keyterms }];
  }

  get batchMs(): number {
    return FAKE_BATCH_MS;
  }

  get droppedMs(): number {
    return this.#droppedBytes / this.#bytesPerMs();
  }

  write(audio: Uint8Array): void {
    if (this.#phase === 'open') this.receivedBytes += audio.length;
    this.voicedBytes += audio.filter((sample) => sample !== MU_LAW_SILENCE).length;
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
    if (this.#phase !== 'connecting' || this.#isStalled || this.options.signal.aborted) return;
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

  /** The vendor says nothing more; the stream is given up after the deadline. */
  stall(): void {
    if (this.#isStalled || this.#phase === 'over') return;
    this.#isStalled = true;
    this.#cancelDeadline = this.#clock?.after(this.#deadlineMs, () => this.fail(fakeErrors.stall())) ?? (() => {});
  }

  /** The connection breaks. */
  fail(error = fakeErrors.cut()): void {
    this.#end({ type: 'failed', error });
  }

  #hear(event: SttEvent): void {
    const isListening = this.#phase === 'open' || this.#phase === 'closing';
    if (!isListening || this.#isStalled || this.options.signal.aborted) return;
    if (event.type === 'final') this.#turnText = undefined;
    else if ('text' in event) this.#turnText = event.text;
    this.options.onEvent(event);
  }

  #end(event: SttEvent): void {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    this.#cancelDeadline();
    if (!this.options.signal.aborted) this.options.onEvent(event);
  }

  #bytesPerMs(): number {
    return (this.options.sampleRateHz / 1000) * (this.options.encoding === 'mulaw' ? 1 : 2);
  }
}
