import { Alarm } from '@aybiza/foundation/alarm';
import type { Clock } from '@aybiza/foundation/clock';
import { encodeMuLaw } from '../audio/mu-law.ts';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
import { cutText } from './cut-text.ts';
import type { TtsEvent, TtsOptions, TtsStream } from './port.ts';
import { QUEUE_FULL, type QueuedSpeech, SpeechQueue } from './speech-queue.ts';
import { WholeSamples } from './whole-samples.ts';

/** A vendor that is asked for the sound of one text by one request. */
export interface RequestVoice {
  clock: Clock;
  /** As its errors name it. */
  provider: string;
  /** Characters it takes in one request. */
  maxCharacters: number;
  /** From a text that waits alone to its first audio, connecting included, in ms. Default 1500. */
  firstByteMs?: number;
  /** Between two pieces of audio of one request, in ms. Default 1500. */
  stallMs?: number;
  /** Asks; 16-bit samples, low byte first, at the rate of `TtsOptions.sampleRateHz`, in pieces of any length. */
  synthesise(text: string, options: TtsOptions, signal: AbortSignal): AsyncIterable<Uint8Array>;
  toError(thrown: unknown): ProviderError;
}

/** What is being spoken now. */
interface Request extends QueuedSpeech {
  abort: AbortController;
}

/**
 * One call's voice at a vendor without a socket: a request for the text that waits of a speech, the next when all its audio is there.
 * μ-law is made here, for such vendors make 16-bit audio.
 */
export class RequestStream implements TtsStream {
  readonly #options: TtsOptions;
  readonly #vendor: RequestVoice;
  readonly #queue: SpeechQueue;
  readonly #onAbort = (): void => this.#leave();
  readonly #deadline: Alarm;
  #request: Request | undefined;
  #isOver = false;

  constructor(options: TtsOptions, vendor: RequestVoice) {
    this.#options = options;
    this.#vendor = vendor;
    this.#deadline = new Alarm(vendor.clock);
    this.#queue = new SpeechQueue((text) => cutText(text, vendor.maxCharacters));
    this.#isOver = options.signal.aborted;
    options.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  speak(speechId: string, text: string): void {
    if (this.#isOver) return;
    const queued = this.#queue.add({ speechId, text }, this.#request?.speechId);
    if (queued === 'empty') this.#emitSoon({ type: 'done', speechId });
    else if (queued === 'full') {
      const error = this.#error('PROVIDER_INVALID_REQUEST', QUEUE_FULL);
      queueMicrotask(() => this.#fail(error));
    } else this.#pump();
  }

  clear(): void {
    if (this.#isOver) return;
    this.#drop();
    this.#emitSoon({ type: 'cleared' });
  }

  close(): Promise<void> {
    this.#leave();
    return Promise.resolve();
  }

  /** Asks for the next text if nothing is under way. */
  #pump(): void {
    if (this.#isOver || this.#request !== undefined) return;
    const next = this.#queue.take();
    if (next === undefined) return;
    const request = { ...next, abort: new AbortController() };
    this.#request = request;
    const { firstByteMs = 1500 } = this.#vendor;
    this.#arm(firstByteMs, `no audio within ${firstByteMs} ms`);
    void this.#run(request);
  }

  /** Never rejects. */
  async #run(request: Request): Promise<void> {
    try {
      // Further text of a speech is often only the space behind it.
      if (request.text.trim() !== '') await this.#synthesise(request);
      if (this.#request === request) this.#spoken(request);
    } catch (thrown) {
      if (this.#request === request) this.#fail(this.#vendor.toError(thrown));
    }
  }

  async #synthesise(request: Request): Promise<void> {
    const { encoding } = this.#options;
    const { stallMs = 1500 } = this.#vendor;
    const samples = new WholeSamples(2);
    for await (const chunk of this.#vendor.synthesise(request.text, this.#options, request.abort.signal)) {
      if (this.#request !== request) return;
      const whole = samples.add(chunk);
      this.#arm(stallMs, `audio stopped for ${stallMs} ms`);
      if (whole.length === 0) continue;
      const bytes = encoding === 'mulaw' ? encodeMuLaw(toSamples(whole)) : whole;
      this.#options.onEvent({ type: 'audio', speechId: request.speechId, chunk: bytes });
    }
  }

  #spoken({ speechId }: Request): void {
    this.#request = undefined;
    this.#deadline.clear();
    if (!this.#queue.has(speechId)) this.#options.onEvent({ type: 'done', speechId });
    this.#pump();
  }

  #fail(error: ProviderError): void {
    if (this.#isOver) return;
    const underWay = this.#request === undefined ? [] : [this.#request.speechId];
    const speechIds = [...new Set([...underWay, ...this.#queue.clear()])];
    this.#drop();
    this.#options.onEvent({ type: 'failed', speechIds, error });
  }

  /** Whatever waits and is under way is over, without an event. */
  #drop(): void {
    this.#queue.clear();
    this.#deadline.clear();
    const request = this.#request;
    this.#request = undefined;
    request?.abort.abort();
  }

  #leave(): void {
    this.#isOver = true;
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#drop();
  }

  #emitSoon(event: TtsEvent): void {
    queueMicrotask(() => {
      if (!this.#isOver) this.#options.onEvent(event);
    });
  }

  #arm(delayMs: number, what: string): void {
    this.#deadline.set(delayMs, () => this.#fail(this.#error('PROVIDER_TIMEOUT', `the voice failed: ${what}`)));
  }

  #error(code: ProviderErrorCode, message: string): ProviderError {
    return new ProviderError(`${this.#vendor.provider}: ${message}`, { code, provider: this.#vendor.provider });
  }
}

/** Low byte first, at any place in its buffer. */
function toSamples(bytes: Uint8Array): Int16Array {
  return new Int16Array(new Uint8Array(bytes).buffer);
}
