import { Alarm } from '@aybiza/foundation/alarm';
import { CLOSE_TIMEOUT_MS, type DeepgramAccount } from '../../deepgram/account.ts';
import { deepgramError } from '../../deepgram/deepgram-error.ts';
import { type DeepgramSocket, type DialTarget, dialDeepgram } from '../../deepgram/dial.ts';
import type { ProviderError } from '../../provider-error.ts';
import type { SttEvent, SttExpectation, SttOptions, SttStream } from '../port.ts';
import { AudioBatcher } from './audio-batcher.ts';

/** Audio kept before the connection is open, and allowed to wait in an open one, in ms. */
const MAX_WAITING_MS = 5000;
/** The vendor's silence is noticed so late at the most, in ms: `stallMs` and this together stay within 2 s. */
const LATE_MS = 250;
/** Sound that has not come for so long is missing, not late, in ms. */
const STARVED_MS = 500;

export interface ListenTuning {
  /** Audio per message as a rule, in ms. Default 80, as the vendor recommends for Flux. */
  batchMs?: number;
  /** Audio per message in a pause of the caller's turn, in ms: what is held back delays the end of the turn. Default 20. */
  turnBatchMs?: number;
  /**
   * Audio per message between turns while the line is quiet, in ms: each message finds the state of its call cold, and nobody waits for it.
   * Default 160 (the vendor recommends 20 to 250); Flux 80, as is recommended for it.
   */
  quietBatchMs?: number;
  /**
   * Audio sent, and time passed, without any message from the vendor before the stream counts as stalled, its first
   * message included. Default: what the protocol's pace allows (Flux 1500, Nova 1750).
   */
  stallMs?: number;
}

/** What a version of the protocol may do on its stream. */
export interface ListenLink {
  send(message: Readonly<Record<string, unknown>>): void;
  /** Sends silence as if it had come from the caller. */
  sendSilence(ms: number): void;
  emit(event: SttEvent): void;
  fail(error: ProviderError): void;
  warn(code: string, description: string): void;
  /** Audio sent since the connection was opened, in ms. */
  sentMs(): number;
}

/** One version of the protocol, talking on one stream. */
export interface ListenConversation {
  /** Silence of the vendor, in ms, that no stream in order keeps up while it gets audio. */
  readonly stallMs: number;
  /** True from the first words of a turn to its end. */
  readonly inTurn: boolean;
  opened(): void;
  receive(message: unknown): void;
  configure(next: SttExpectation): void;
  /** Called again and again while the caller's audio is missing, with the ms missing since the last such call. */
  starved(missingMs: number): void;
  /** The stream was closed in order: report a turn that was left open. */
  finish(): void;
  /** Stop all timers; the last call. */
  stop(): void;
}

export interface ListenStreamOptions {
  account: DeepgramAccount;
  tuning: ListenTuning;
  target: DialTarget;
  converse(link: ListenLink): ListenConversation;
}

type Phase = 'connecting' | 'open' | 'closing' | 'over';

/** The life of one recognition: connection, audio on its way, stalls, the goodbye. Turns are the conversation's. */
export class ListenStream implements SttStream {
  readonly #options: SttOptions;
  readonly #setup: ListenStreamOptions;
  readonly #bytesPerMs: number;
  readonly #batcher: AudioBatcher;
  readonly #conversation: ListenConversation;
  readonly #socket: DeepgramSocket | undefined;
  readonly #onAbort = (): void => this.#leave();
  readonly #closed: Promise<void>;
  #settleClosed: () => void = () => {};
  #phase: Phase = 'connecting';
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #droppedBytes = 0;
  #sentBytes = 0;
  #sentBytesAtMessage = 0;
  #messageAt = 0;
  #audioAt: number;
  /** More waits to be sent than may. */
  #isFull = false;
  readonly #alarm: Alarm;
  readonly #onLook = (): void => this.#look();

  constructor(options: SttOptions, setup: ListenStreamOptions) {
    this.#options = options;
    this.#setup = setup;
    this.#bytesPerMs = (options.sampleRateHz / 1000) * (options.encoding === 'mulaw' ? 1 : 2);
    const { batchMs = 80, turnBatchMs = 20, quietBatchMs = 160 } = setup.tuning;
    this.#batcher = new AudioBatcher({
      sizes: { usual: this.#bytes(batchMs), quiet: this.#bytes(quietBatchMs), pause: this.#bytes(turnBatchMs) },
      bytesPerSecond: options.encoding === 'mulaw' ? options.sampleRateHz : null,
      send: (batch) => this.#sendBatch(batch),
    });
    this.#audioAt = setup.account.clock.now();
    this.#alarm = new Alarm(setup.account.clock);
    this.#closed = new Promise((resolve) => {
      this.#settleClosed = resolve;
    });
    this.#conversation = setup.converse(this.#link());
    if (options.signal.aborted) {
      this.#leave();
      return;
    }
    options.signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#socket = dialDeepgram(setup.account, setup.target, {
      opened: () => this.#opened(),
      message: (message) => this.#receive(message),
      audio: () => {},
      ended: (error) => (this.#phase === 'closing' ? this.#finish({ type: 'closed' }) : this.#fail(error)),
    });
  }

  get batchMs(): number {
    return this.#batcher.batchBytes(this.#conversation.inTurn) / this.#bytesPerMs;
  }

  get droppedMs(): number {
    return Math.round(this.#droppedBytes / this.#bytesPerMs);
  }

  write(audio: Uint8Array): void {
    if (this.#phase === 'closing' || this.#phase === 'over') return;
    this.#audioAt = this.#setup.account.clock.now();
    this.#batcher.add(audio, this.#conversation.inTurn);
  }

  configure(next: SttExpectation): void {
    if (this.#phase === 'connecting' || this.#phase === 'open') this.#conversation.configure(next);
  }

  close(): Promise<void> {
    if (this.#phase === 'connecting') {
      this.#phase = 'closing';
      queueMicrotask(() => this.#finish({ type: 'closed' }));
    } else if (this.#phase === 'open') {
      this.#batcher.flush();
      this.#phase = 'closing';
      this.#socket?.sendMessage({ type: 'CloseStream' });
      this.#alarm.set(CLOSE_TIMEOUT_MS, () => this.#finish({ type: 'closed' }));
    }
    return this.#closed;
  }

  #opened(): void {
    if (this.#phase !== 'connecting') return;
    this.#batcher.flush();
    this.#phase = 'open';
    this.#messageAt = this.#setup.account.clock.now();
    for (const batch of this.#waiting) this.#sendBatch(batch);
    this.#waiting = [];
    this.#alarm.set(LATE_MS, this.#onLook);
    this.#options.onEvent({ type: 'opened' });
    if (this.#isOpen()) this.#conversation.opened();
  }

  #receive(message: unknown): void {
    this.#messageAt = this.#setup.account.clock.now();
    this.#sentBytesAtMessage = this.#sentBytes;
    this.#conversation.receive(message);
  }

  #sendBatch(batch: Uint8Array): void {
    if (this.#phase === 'connecting') {
      const limit = this.#bytes(MAX_WAITING_MS);
      this.#waiting.push(new Uint8Array(batch));
      this.#waitingBytes += batch.length;
      while (this.#waitingBytes > limit) {
        const oldest = this.#waiting.shift()?.length ?? this.#waitingBytes;
        this.#waitingBytes -= oldest;
        this.#droppedBytes += oldest;
      }
    } else if (this.#isFull) {
      this.#droppedBytes += batch.length;
    } else {
      this.#socket?.sendAudio(batch);
      this.#sentBytes += batch.length;
    }
  }

  /** Looks whether both sides keep up: the vendor, the line to it, and the caller's sound. */
  #look(): void {
    if (this.#phase !== 'open') return;
    const now = this.#setup.account.clock.now();
    const stallMs = this.#setup.tuning.stallMs ?? this.#conversation.stallMs;
    const stallBytes = this.#bytes(stallMs) - (this.#sentBytes - this.#sentBytesAtMessage);
    // Both: audio saved up before the connection was open goes out faster than it can be answered.
    const stalledInMs = Math.max(stallBytes / this.#bytesPerMs, stallMs - (now - this.#messageAt));
    if (stalledInMs <= 0) {
      this.#fail(deepgramError('PROVIDER_TIMEOUT', `Deepgram sent nothing for ${stallMs} ms of audio`));
      return;
    }
    this.#isFull = (this.#socket?.bufferedBytes ?? 0) > this.#bytes(MAX_WAITING_MS);
    if (now - this.#audioAt >= STARVED_MS) {
      this.#batcher.flush();
      this.#conversation.starved(now - this.#audioAt);
      this.#audioAt = now;
    }
    if (!this.#isOpen()) return;
    this.#alarm.set(Math.max(LATE_MS, Math.min(stalledInMs, this.#audioAt + STARVED_MS - now)), this.#onLook);
  }

  /** Asked anew after each event: whoever was told may have ended the stream. */
  #isOpen(): boolean {
    return this.#phase === 'open';
  }

  #fail(error: ProviderError): void {
    this.#finish({ type: 'failed', error });
  }

  #finish(last: SttEvent): void {
    if (this.#phase === 'over') return;
    // After a failure the turn is not over: another recogniser may hear the rest of it.
    if (last.type === 'closed') this.#conversation.finish();
    this.#leave();
    // The call may have ended over the turn just reported.
    if (!this.#options.signal.aborted) this.#options.onEvent(last);
  }

  /** Ends everything without a word. */
  #leave(): void {
    this.#phase = 'over';
    this.#conversation.stop();
    this.#alarm.clear();
    this.#waiting = [];
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#socket?.drop();
    this.#settleClosed();
  }

  #bytes(ms: number): number {
    return Math.round(ms * this.#bytesPerMs);
  }

  #link(): ListenLink {
    const silence = this.#options.encoding === 'mulaw' ? 0xff : 0;
    return {
      send: (message) => this.#socket?.sendMessage(message),
      sendSilence: (ms) => this.#sendBatch(new Uint8Array(this.#bytes(ms)).fill(silence)),
      emit: (event) => {
        if (this.#phase !== 'over') this.#options.onEvent(event);
      },
      fail: (error) => this.#fail(error),
      warn: (code, description) => this.#setup.account.onWarning?.({ code, description }),
      sentMs: () => this.#sentBytes / this.#bytesPerMs,
    };
  }
}
