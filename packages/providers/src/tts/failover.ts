import { Alarm } from '@aybiza/foundation/alarm';
import type { Clock } from '@aybiza/foundation/clock';
import type { Attempt, CircuitBreaker } from '../circuit-breaker.ts';
import { ProviderError } from '../provider-error.ts';
import { cutClause } from './cut-clause.ts';
import type { TextToSpeech, TtsEvent, TtsOptions, TtsStream } from './port.ts';
import { SoundCheck } from './sound-check.ts';
import { QUEUE_FULL, type QueuedSpeech, SpeechQueue } from './speech-queue.ts';

/** A voice and what is known of its health. */
export interface TtsVendor {
  tts: TextToSpeech;
  breaker: CircuitBreaker;
}

export interface TtsFailoverOptions {
  clock: Clock;
  first: TtsVendor;
  second: TtsVendor;
  /** From a clause to its first audio, connecting included, in ms. Default 500. */
  firstByteMs?: number;
  /** Between two pieces of audio of one clause, in ms. Default 700: they come faster than they are played. */
  stallMs?: number;
}

/**
 * Two voices as one. Text is spoken clause by clause, so that it is known what was delivered whole: when a voice fails,
 * the other begins with the clause that broke off. Sound that cannot be that clause is a failure too, and not played.
 * Whoever took over speaks until it fails itself: one more change of voice is no gain to a caller.
 */
export function createTtsFailover(options: TtsFailoverOptions): TextToSpeech {
  return { open: (tts) => new FailoverStream(tts, options) };
}

/** One vendor's stream, while it is the one that speaks. */
interface Live {
  vendor: TtsVendor;
  stream: TtsStream;
  abandon(): void;
}

/** The clause under way. */
interface Clause extends QueuedSpeech {
  /** What the vendor knows it by. */
  id: string;
  attempt: Attempt | undefined;
  check: SoundCheck;
}

class FailoverStream implements TtsStream {
  readonly #options: TtsOptions;
  readonly #setup: TtsFailoverOptions;
  readonly #queue = new SpeechQueue(cutClause);
  readonly #onAbort = (): void => this.#leave();
  readonly #deadline: Alarm;
  #live: Live | undefined;
  #clause: Clause | undefined;
  #clauses = 0;
  #isClearing = false;
  /** Those that failed since something was last spoken. */
  readonly #failed = new Set<TtsVendor>();
  #isOver = false;

  constructor(options: TtsOptions, setup: TtsFailoverOptions) {
    this.#options = options;
    this.#setup = setup;
    this.#deadline = new Alarm(setup.clock);
    this.#isOver = options.signal.aborted;
    if (this.#isOver) return;
    options.signal.addEventListener('abort', this.#onAbort, { once: true });
    const { first, second } = setup;
    // Warm before the first words: whoever will probably say them.
    this.#open(first.breaker.isResting && !second.breaker.isResting ? second : first);
  }

  speak(speechId: string, text: string): void {
    if (this.#isOver) return;
    const queued = this.#queue.add({ speechId, text }, this.#clause?.speechId);
    if (queued === 'empty') queueMicrotask(() => this.#emit({ type: 'done', speechId }));
    else if (queued === 'full') {
      const error = failure('PROVIDER_INVALID_REQUEST', QUEUE_FULL);
      queueMicrotask(() => this.#giveUp(error));
    } else this.#pump();
  }

  clear(): void {
    if (this.#isOver) return;
    this.#queue.clear();
    this.#dropClause()?.attempt?.withdrawn();
    this.#isClearing = true;
    if (this.#live === undefined) queueMicrotask(() => this.#cleared());
    else this.#live.stream.clear();
  }

  async close(): Promise<void> {
    const stream = this.#live?.stream;
    this.#leave();
    await stream?.close();
  }

  #open(vendor: TtsVendor): Live {
    const own = new AbortController();
    const stream = vendor.tts.open({
      ...this.#options,
      signal: AbortSignal.any([this.#options.signal, own.signal]),
      onEvent: (event) => {
        if (!this.#isOver) this.#onEvent(live, event);
      },
    });
    const live: Live = { vendor, stream, abandon: () => own.abort() };
    this.#live = live;
    return live;
  }

  /** Has the next clause spoken if none is under way. */
  #pump(): void {
    if (this.#isOver || this.#clause !== undefined) return;
    const next = this.#queue.take();
    if (next === undefined) return;
    if (next.text.trim() === '') {
      queueMicrotask(() => this.#spoken(next));
      return;
    }
    const { live, attempt } = this.#choose();
    this.#clauses += 1;
    const id = `${next.speechId}/${this.#clauses}`;
    this.#clause = { id, attempt, check: new SoundCheck(next.text, this.#options), ...next };
    const { firstByteMs = 500 } = this.#setup;
    this.#deadline.set(firstByteMs, () => this.#timedOut(`no audio within ${firstByteMs} ms`));
    if (live.vendor === this.#setup.second) this.#options.onStandIn?.(live.vendor.breaker.name);
    live.stream.speak(id, next.text);
  }

  /** Who speaks stays, unless it is given a rest and the other is not. */
  #choose(): { live: Live; attempt: Attempt | undefined } {
    if (this.#failed.size === 2) this.#failed.clear();
    const live = this.#live ?? this.#open(this.#failed.has(this.#setup.first) ? this.#setup.second : this.#setup.first);
    const attempt = live.vendor.breaker.attempt();
    if (attempt !== undefined) return { live, attempt };
    const other = this.#otherThan(live.vendor);
    const otherAttempt = this.#failed.has(other) ? undefined : other.breaker.attempt();
    if (otherAttempt === undefined) return { live, attempt };
    live.abandon();
    return { live: this.#open(other), attempt: otherAttempt };
  }

  #onEvent(live: Live, event: TtsEvent): void {
    switch (event.type) {
      case 'audio':
        if (event.speechId === this.#clause?.id) this.#audio(this.#clause, event.chunk);
        return;
      case 'done':
        if (event.speechId === this.#clause?.id) this.#clauseDone(this.#clause);
        return;
      case 'cleared':
        this.#cleared();
        return;
      case 'failed':
        this.#vendorFailed(live, event.error);
    }
  }

  #audio(clause: Clause, chunk: Uint8Array): void {
    const { stallMs = 700 } = this.#setup;
    this.#deadline.set(stallMs, () => this.#timedOut(`audio stopped for ${stallMs} ms`));
    this.#play(clause, clause.check.add(chunk));
  }

  #clauseDone(clause: Clause): void {
    if (!this.#play(clause, clause.check.end())) return;
    clause.attempt?.succeeded();
    this.#failed.clear();
    this.#dropClause();
    this.#spoken(clause);
  }

  /** Hands on what may be heard; false when it may not be, or nobody wants it any more. */
  #play(clause: Clause, checked: Uint8Array | string): boolean {
    if (typeof checked === 'string') {
      this.#broken(failure('PROVIDER_PROTOCOL', `the sound of a text cannot be right: ${checked}`));
      return false;
    }
    if (checked.length > 0) this.#emit({ type: 'audio', speechId: clause.speechId, chunk: checked });
    return this.#clause === clause;
  }

  #spoken({ speechId }: QueuedSpeech): void {
    if (!this.#queue.has(speechId)) this.#emit({ type: 'done', speechId });
    this.#pump();
  }

  /** It said so itself. Without words to say, the other is made ready. */
  #vendorFailed(live: Live, error: ProviderError): void {
    if (live !== this.#live) return;
    if (this.#clause !== undefined) {
      this.#broken(error);
      return;
    }
    live.vendor.breaker.attempt()?.failed();
    this.#leaveVendor(live);
    if (this.#isClearing) this.#cleared();
  }

  /** The clause under way is begun again by the other voice, if that has not failed as well. */
  #broken(error: ProviderError): void {
    const live = this.#live;
    const clause = this.#dropClause();
    if (live === undefined || clause === undefined) return;
    clause.attempt?.failed();
    this.#queue.putBack({ speechId: clause.speechId, text: clause.text });
    const hasOther = !this.#failed.has(this.#otherThan(live.vendor));
    this.#leaveVendor(live);
    if (this.#isClearing) this.#cleared();
    if (hasOther) this.#pump();
    else this.#giveUp(error);
  }

  #leaveVendor(live: Live): void {
    live.abandon();
    this.#failed.add(live.vendor);
    this.#live = undefined;
    const other = this.#otherThan(live.vendor);
    if (!this.#failed.has(other)) this.#open(other);
  }

  #cleared(): void {
    if (!this.#isClearing) return;
    this.#isClearing = false;
    this.#emit({ type: 'cleared' });
  }

  /** Neither voice speaks. Both are tried anew for the next words. */
  #giveUp(error: ProviderError): void {
    const underWay = this.#dropClause();
    underWay?.attempt?.withdrawn();
    const speechIds = [...new Set([...(underWay === undefined ? [] : [underWay.speechId]), ...this.#queue.clear()])];
    this.#failed.clear();
    this.#live?.abandon();
    this.#live = undefined;
    this.#emit({ type: 'failed', speechIds, error });
  }

  #dropClause(): Clause | undefined {
    this.#deadline.clear();
    const clause = this.#clause;
    this.#clause = undefined;
    return clause;
  }

  #leave(): void {
    this.#isOver = true;
    this.#queue.clear();
    this.#dropClause()?.attempt?.withdrawn();
    this.#live = undefined;
    this.#options.signal.removeEventListener('abort', this.#onAbort);
  }

  #emit(event: TtsEvent): void {
    if (!this.#isOver) this.#options.onEvent(event);
  }

  #timedOut(what: string): void {
    this.#broken(failure('PROVIDER_TIMEOUT', `the voice failed: ${what}`));
  }

  #otherThan(vendor: TtsVendor): TtsVendor {
    return vendor === this.#setup.first ? this.#setup.second : this.#setup.first;
  }
}

/** What was found here, whoever the vendor is. */
function failure(code: 'PROVIDER_TIMEOUT' | 'PROVIDER_PROTOCOL' | 'PROVIDER_INVALID_REQUEST', message: string) {
  return new ProviderError(message, { code, provider: 'failover' });
}
