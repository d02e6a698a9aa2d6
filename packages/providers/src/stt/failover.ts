import type { Clock } from '@aybiza/foundation/clock';
import { AudioRing } from '../audio/audio-ring.ts';
import { meanLevel, SPEECH_LEVEL } from '../audio/mu-law.ts';
import type { Attempt, CircuitBreaker } from '../circuit-breaker.ts';
import type { ProviderError } from '../provider-error.ts';
import type { SpeechToText, SttEvent, SttExpectation, SttOptions, SttStream } from './port.ts';

/** What is heard again by whoever takes over. Order: below the 5 s that an adapter keeps while it connects. */
const KEPT_MS = 4000;
/** A turn of which the second recogniser has heard nothing for so long ends with what the first had heard of it. */
const LOST_TURN_MS = 3000;

/** A recogniser and what is known of its health. */
export interface SttVendor {
  stt: SpeechToText;
  breaker: CircuitBreaker;
}

export interface SttFailoverOptions {
  clock: Clock;
  /** Used whenever it works. */
  first: SttVendor;
  second: SttVendor;
  /** So much of the caller's voice without a word from the recogniser means that it does not listen, in ms. Default 800. */
  unheardMs?: number;
}

/**
 * Two recognisers as one. When one fails, or stays open and says nothing while somebody speaks, the other hears the
 * audio since the last final again and goes on from there. After the turn the first is tried again.
 */
export function createSttFailover(options: SttFailoverOptions): SpeechToText {
  return { open: (stt) => new FailoverStream(stt, options) };
}

/** One vendor's stream, while it is the one that counts. */
interface Live {
  vendor: SttVendor;
  stream: SttStream;
  attempt: Attempt | undefined;
  abandon(): void;
}

class FailoverStream implements SttStream {
  readonly #options: SttOptions;
  readonly #setup: SttFailoverOptions;
  readonly #ring: AudioRing;
  readonly #bytesPerMs: number;
  readonly #onAbort = (): void => this.#leave();
  #expected: SttExpectation;
  #live: Live | undefined;
  #isOpened = false;
  #isClosing = false;
  /** The open turn's text as last reported; undefined between turns. */
  #turnText: string | undefined;
  #isEager = false;
  /** Voice since the recogniser last said anything, as far back as it could be heard again, in ms. */
  #unheardMs = 0;
  #quietMs = 0;
  /** One that said nothing of a voice: whether that was its fault shows when the other hears words in it. */
  #suspect: Live | undefined;
  /** Those that failed since a recogniser last said anything. */
  readonly #failed = new Set<SttVendor>();
  #droppedMs = 0;
  #cancelLostTurn: () => void = () => {};

  constructor(options: SttOptions, setup: SttFailoverOptions) {
    this.#options = options;
    this.#setup = setup;
    this.#expected = { profile: options.profile, keyterms: options.keyterms };
    this.#bytesPerMs = (options.sampleRateHz / 1000) * (options.encoding === 'mulaw' ? 1 : 2);
    this.#ring = new AudioRing(KEPT_MS * this.#bytesPerMs);
    if (options.signal.aborted) return;
    options.signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#open(...this.#choose());
  }

  get batchMs(): number {
    return this.#live?.stream.batchMs ?? 0;
  }

  get droppedMs(): number {
    return this.#droppedMs + (this.#live?.stream.droppedMs ?? 0);
  }

  write(audio: Uint8Array): void {
    if (this.#live === undefined || this.#isClosing) return;
    this.#ring.add(audio);
    this.#live.stream.write(audio);
    this.#listen(audio);
  }

  configure(next: SttExpectation): void {
    this.#expected = next;
    this.#live?.stream.configure(next);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#live?.stream.close();
  }

  /** The first if it may be tried. When neither may, it is tried nevertheless: there is nothing to lose. */
  #choose(): [SttVendor, Attempt | undefined] {
    const { first, second } = this.#setup;
    const attempt = first.breaker.attempt();
    if (attempt !== undefined) return [first, attempt];
    const otherAttempt = second.breaker.attempt();
    return otherAttempt === undefined ? [first, undefined] : [second, otherAttempt];
  }

  #open(vendor: SttVendor, attempt: Attempt | undefined): void {
    this.#droppedMs += this.#live?.stream.droppedMs ?? 0;
    const own = new AbortController();
    const stream = vendor.stt.open({
      ...this.#options,
      ...this.#expected,
      signal: AbortSignal.any([this.#options.signal, own.signal]),
      onEvent: (event) => this.#onEvent(live, event),
    });
    const live: Live = { vendor, stream, attempt, abandon: () => own.abort() };
    this.#live = live;
    if (vendor === this.#setup.second) this.#options.onStandIn?.(vendor.breaker.name);
  }

  /** Counts the voice that the recogniser says nothing about. */
  #listen(audio: Uint8Array): void {
    const ms = audio.length / this.#bytesPerMs;
    if (this.#isVoice(audio)) {
      this.#unheardMs += ms;
      this.#quietMs = 0;
    } else {
      this.#quietMs += ms;
      if (this.#quietMs >= KEPT_MS) this.#unheardMs = 0;
    }
    if (this.#unheardMs < (this.#setup.unheardMs ?? 800) || this.#suspect !== undefined) return;
    const silent = this.#live;
    if (silent === undefined || this.#failed.has(this.#otherThan(silent.vendor))) return;
    this.#suspect = silent;
    // Not from inside `write`: somebody is told.
    queueMicrotask(() => this.#live === silent && !this.#isClosing && this.#switchFrom(silent));
  }

  #onEvent(live: Live, event: SttEvent): void {
    switch (event.type) {
      case 'opened':
        if (!this.#isOpened) this.#emit(event);
        this.#isOpened = true;
        if (this.#turnText !== undefined) this.#awaitTurn();
        return;
      case 'failed':
        live.attempt?.failed();
        this.#failed.add(live.vendor);
        this.#failedOver(live, event.error);
        return;
      case 'closed':
        this.#endTurn();
        this.#end(event);
        return;
      case 'turnResumed':
        this.#heard(live);
        this.#resume();
        return;
      default:
        this.#heard(live);
        this.#words(event);
    }
  }

  #words(event: Extract<SttEvent, { text: string }>): void {
    if (event.type === 'final') {
      this.#cancelLostTurn();
      if (this.#turnText === undefined) this.#emit({ type: 'speechStarted', text: event.text });
      this.#turnText = undefined;
      this.#isEager = false;
      this.#ring.clear();
      this.#emit(event);
      this.#tryFirst();
      return;
    }
    const isKnown = this.#turnText !== undefined;
    const hasChanged = this.#turnText !== event.text;
    this.#turnText = event.text;
    if (event.type === 'eagerEndOfTurn') this.#isEager = true;
    // What another recogniser has begun is gone on with.
    if (event.type !== 'speechStarted' || !isKnown) this.#emit(event);
    else if (hasChanged) this.#emit({ type: 'interim', text: event.text });
  }

  /** The recogniser works: it heard words. And whoever heard none of them does not. */
  #heard(live: Live): void {
    this.#cancelLostTurn();
    this.#unheardMs = 0;
    this.#failed.clear();
    live.attempt?.succeeded();
    if (this.#suspect?.vendor === live.vendor) this.#suspect.attempt?.withdrawn();
    else this.#suspect?.attempt?.failed();
    this.#suspect = undefined;
  }

  #failedOver(live: Live, error: ProviderError): void {
    const hasOther = !this.#failed.has(this.#otherThan(live.vendor));
    if (this.#isClosing) {
      this.#endTurn();
      this.#end({ type: 'closed' });
    } else if (hasOther) this.#switchFrom(live);
    else this.#end({ type: 'failed', error });
  }

  /** The other recogniser hears what was kept, and goes on. */
  #switchFrom(live: Live): void {
    this.#cancelLostTurn();
    live.abandon();
    this.#resume();
    if (this.#isOver()) return;
    const other = this.#otherThan(live.vendor);
    this.#unheardMs = 0;
    this.#open(other, other.breaker.attempt());
    this.#live?.stream.write(this.#ring.read());
  }

  /** Between two turns: back to the first, unless it is given a rest. */
  #tryFirst(): void {
    const { first } = this.#setup;
    const live = this.#live;
    if (live === undefined || live.vendor === first || this.#isClosing) return;
    const attempt = first.breaker.attempt();
    if (attempt === undefined) return;
    live.abandon();
    this.#open(first, attempt);
  }

  /** Whoever began a turn may have heard what nobody hears again: it ends all the same. */
  #awaitTurn(): void {
    this.#cancelLostTurn();
    this.#cancelLostTurn = this.#setup.clock.after(LOST_TURN_MS, () => {
      this.#endTurn();
      this.#ring.clear();
      this.#tryFirst();
    });
  }

  /** Ends a turn left open with what was heard of it. */
  #endTurn(): void {
    const text = this.#turnText;
    this.#turnText = undefined;
    this.#isEager = false;
    if (text !== undefined) this.#emit({ type: 'final', text });
  }

  /** An answer prepared for an end that did not come is thrown away. */
  #resume(): void {
    if (!this.#isEager) return;
    this.#isEager = false;
    this.#emit({ type: 'turnResumed' });
  }

  #emit(event: SttEvent): void {
    if (!this.#options.signal.aborted) this.#options.onEvent(event);
  }

  #end(event: SttEvent): void {
    const wasOver = this.#isOver();
    this.#leave();
    if (!wasOver) this.#emit(event);
  }

  /** Asked anew after each event: whoever was told may have ended the call. */
  #isOver(): boolean {
    return this.#live === undefined || this.#options.signal.aborted;
  }

  #leave(): void {
    this.#cancelLostTurn();
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#live?.attempt?.withdrawn();
    this.#suspect?.attempt?.withdrawn();
    this.#droppedMs = this.droppedMs;
    this.#live = undefined;
  }

  #otherThan(vendor: SttVendor): SttVendor {
    return vendor === this.#setup.first ? this.#setup.second : this.#setup.first;
  }

  #isVoice(audio: Uint8Array): boolean {
    if (this.#options.encoding === 'mulaw') return meanLevel(audio) > SPEECH_LEVEL;
    const { byteOffset, byteLength } = audio;
    const samples = new DataView(audio.buffer, byteOffset, byteLength - (byteLength % 2));
    let sum = 0;
    for (let at = 0; at < samples.byteLength; at += 2) sum += Math.abs(samples.getInt16(at, true));
    return sum > (SPEECH_LEVEL * samples.byteLength) / 2;
  }
}
