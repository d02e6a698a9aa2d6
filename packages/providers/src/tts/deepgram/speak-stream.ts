import { Alarm } from '@aybiza/foundation/alarm';
import type { DeepgramAccount } from '../../deepgram/account.ts';
import { deepgramError } from '../../deepgram/deepgram-error.ts';
import type { DialTarget } from '../../deepgram/dial.ts';
import type { ProviderError } from '../../provider-error.ts';
import { cutText } from '../cut-text.ts';
import type { TtsEvent, TtsOptions, TtsStream } from '../port.ts';
import { QUEUE_FULL, type QueuedSpeech, SpeechQueue } from '../speech-queue.ts';
import { WholeSamples } from '../whole-samples.ts';
import { SpeakConnection } from './speak-connection.ts';

/** The vendor's limit for one `Speak` message. */
const MAX_CHARACTERS_AT_ONCE = 2000;
/** Order: far above one round trip, below what a caller who interrupted notices. */
const CLEAR_TIMEOUT_MS = 500;

export interface SpeakTuning {
  /** From a text that waits alone to its first audio, connecting included, in ms. Default 1500. */
  firstByteMs?: number;
  /** Between two pieces of audio of one flush, in ms. Default 1500. */
  stallMs?: number;
}

export interface SpeakStreamOptions {
  account: DeepgramAccount;
  tuning: SpeakTuning;
  target: DialTarget;
}

interface InFlight extends QueuedSpeech {
  hasAudio: boolean;
}

/**
 * One call's voice. Audio carries no id, so one flush is under way at a time and everything until its `Flushed` belongs
 * to it; meanwhile the speech's further text is joined, which also spares the flush limit. Audio comes faster than it
 * is played, so only the first flush is ever waited for.
 */
export class SpeakStream implements TtsStream {
  readonly #options: TtsOptions;
  readonly #setup: SpeakStreamOptions;
  readonly #queue = new SpeechQueue((text) => cutText(text, MAX_CHARACTERS_AT_ONCE));
  readonly #samples: WholeSamples;
  readonly #deadline: Alarm;
  readonly #onAbort = (): void => this.#leave()?.drop();
  #connection: SpeakConnection | undefined;
  #inFlight: InFlight | undefined;
  #isClearing = false;
  /** A flush was under way at the last clear: its `Flushed` may or may not still come after `Cleared`. */
  #mayHaveStaleFlush = false;
  #isOver = false;
  /** The deadline that runs is that of a first audio. */
  #isAwaiting = false;

  constructor(options: TtsOptions, setup: SpeakStreamOptions) {
    this.#options = options;
    this.#setup = setup;
    this.#deadline = new Alarm(setup.account.clock);
    this.#samples = new WholeSamples(options.encoding === 'linear16' ? 2 : 1);
    if (options.signal.aborted) {
      this.#isOver = true;
      return;
    }
    options.signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#connect();
  }

  speak(speechId: string, text: string): void {
    if (this.#isOver) return;
    const queued = this.#queue.add({ speechId, text }, this.#inFlight?.speechId);
    if (queued === 'empty') this.#emitSoon({ type: 'done', speechId });
    else if (queued === 'full') {
      const error = deepgramError('PROVIDER_INVALID_REQUEST', QUEUE_FULL);
      queueMicrotask(() => this.#fail(error));
    } else this.#pump();
  }

  clear(): void {
    if (this.#isOver) return;
    this.#queue.clear();
    if (this.#isClearing) return;
    if (this.#inFlight === undefined) {
      this.#disarm();
      this.#emitSoon({ type: 'cleared' });
      return;
    }
    this.#inFlight = undefined;
    this.#isClearing = true;
    this.#mayHaveStaleFlush = true;
    this.#connection?.clear();
    this.#isAwaiting = false;
    this.#deadline.set(CLEAR_TIMEOUT_MS, () => {
      this.#connection?.drop();
      this.#connect();
      this.#cleared();
    });
  }

  async close(): Promise<void> {
    await this.#leave()?.retire();
  }

  #connect(): void {
    this.#mayHaveStaleFlush = false;
    const connection = new SpeakConnection(this.#setup.account, this.#setup.target, {
      opened: () => this.#pump(),
      flushed: () => this.#flushed(),
      cleared: () => this.#isClearing && this.#cleared(),
      audio: (chunk) => this.#audio(chunk),
      ended: (error) => this.#ended(connection, error),
    });
    this.#connection = connection;
  }

  /** Sends the next text if nothing is under way. */
  #pump(): void {
    if (this.#isOver || this.#isClearing || this.#inFlight !== undefined || this.#queue.isEmpty) return;
    this.#awaitAudio();
    if (this.#connection === undefined) this.#connect();
    const connection = this.#connection;
    if (connection?.isOpen !== true) return;
    const next = this.#queue.take();
    if (next === undefined) return;
    if (!connection.allows(next.text.length)) {
      this.#queue.putBack(next);
      connection.retire().catch(() => {}); // never rejects
      this.#connect();
      return;
    }
    this.#send(connection, { hasAudio: false, ...next });
  }

  #send(connection: SpeakConnection, next: InFlight): void {
    this.#inFlight = next;
    this.#samples.reset();
    connection.speak(next.text);
  }

  /** A deadline that runs already stays: the caller waits no longer because a connection had to be made anew. */
  #awaitAudio(): void {
    if (this.#isAwaiting) return;
    const { firstByteMs = 1500 } = this.#setup.tuning;
    this.#deadline.set(firstByteMs, () => this.#timeOut(`no audio within ${firstByteMs} ms`));
    this.#isAwaiting = true;
  }

  #audio(chunk: Uint8Array): void {
    const speech = this.#inFlight;
    if (speech === undefined) return; // dropped: it was cleared, or nobody asked for it
    speech.hasAudio = true;
    this.#isAwaiting = false;
    const { stallMs = 1500 } = this.#setup.tuning;
    this.#deadline.set(stallMs, () => this.#timeOut(`audio stopped for ${stallMs} ms`));
    const whole = this.#samples.add(chunk);
    if (whole.length > 0) this.#options.onEvent({ type: 'audio', speechId: speech.speechId, chunk: whole });
  }

  #flushed(): void {
    const speech = this.#inFlight;
    if (speech === undefined) return;
    if (this.#mayHaveStaleFlush && !speech.hasAudio) {
      this.#mayHaveStaleFlush = false;
      return;
    }
    this.#mayHaveStaleFlush = false;
    this.#inFlight = undefined;
    this.#disarm();
    if (!this.#queue.has(speech.speechId)) this.#options.onEvent({ type: 'done', speechId: speech.speechId });
    this.#pump();
  }

  #cleared(): void {
    this.#isClearing = false;
    this.#disarm();
    this.#options.onEvent({ type: 'cleared' });
    this.#pump();
  }

  #ended(connection: SpeakConnection, error: ProviderError): void {
    if (connection !== this.#connection) return;
    this.#connection = undefined;
    const speech = this.#inFlight;
    if (this.#isClearing) this.#cleared();
    else if (speech !== undefined && !speech.hasAudio && connection.hasSpoken) {
      // An idle connection was closed just as it was needed: nothing was heard yet, so a new one may start over.
      this.#inFlight = undefined;
      this.#queue.putBack(speech);
      this.#pump();
    } else if (speech !== undefined || !connection.isOpen) this.#fail(error);
  }

  #timeOut(what: string): void {
    this.#fail(deepgramError('PROVIDER_TIMEOUT', `Deepgram's voice failed: ${what}`));
  }

  #fail(error: ProviderError): void {
    if (this.#isOver) return;
    const underWay = this.#inFlight === undefined ? [] : [this.#inFlight.speechId];
    const speechIds = [...new Set([...underWay, ...this.#queue.clear()])];
    this.#inFlight = undefined;
    this.#disarm();
    this.#connection?.drop();
    this.#connection = undefined;
    this.#options.onEvent({ type: 'failed', speechIds, error });
  }

  /** Ends the stream without an event; hands out the connection to be dropped or retired. */
  #leave(): SpeakConnection | undefined {
    this.#isOver = true;
    this.#queue.clear();
    this.#inFlight = undefined;
    this.#disarm();
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    const connection = this.#connection;
    this.#connection = undefined;
    return connection;
  }

  #emitSoon(event: TtsEvent): void {
    queueMicrotask(() => {
      if (!this.#isOver) this.#options.onEvent(event);
    });
  }

  #disarm(): void {
    this.#deadline.clear();
    this.#isAwaiting = false;
  }
}
