import { CLOSE_TIMEOUT_MS, type DeepgramAccount } from '../../deepgram/account.ts';
import { deepgramError } from '../../deepgram/deepgram-error.ts';
import { type DeepgramSocket, type DialTarget, dialDeepgram } from '../../deepgram/dial.ts';
import type { ProviderError } from '../../provider-error.ts';
import { FlushAllowance } from './flush-allowance.ts';
import { speakMessageSchema } from './speak-messages.ts';

/** The vendor ends a connection after 60 minutes; ours makes way before, between two utterances. */
const MAX_AGE_MS = 55 * 60_000;

export interface SpeakConnectionHandlers {
  opened(): void;
  flushed(): void;
  cleared(): void;
  audio(chunk: Uint8Array): void;
  ended(error: ProviderError): void;
}

/** One socket to speak v1, its limits and its messages. */
export class SpeakConnection {
  readonly #account: DeepgramAccount;
  readonly #socket: DeepgramSocket;
  readonly #allowance = new FlushAllowance();
  readonly #openedAt: number;
  readonly #handlers: SpeakConnectionHandlers;
  #isOpen = false;
  #hasSpoken = false;
  #onRetired: (() => void) | undefined;

  constructor(account: DeepgramAccount, target: DialTarget, handlers: SpeakConnectionHandlers) {
    this.#account = account;
    this.#handlers = handlers;
    this.#openedAt = account.clock.now();
    this.#socket = dialDeepgram(account, target, {
      opened: () => {
        this.#isOpen = true;
        handlers.opened();
      },
      message: (message) => this.#receive(message),
      audio: (chunk) => this.#onRetired === undefined && handlers.audio(chunk),
      ended: (error) => (this.#onRetired === undefined ? handlers.ended(error) : this.#onRetired()),
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Has it delivered before? Then its loss may be no more than the vendor ending an idle connection. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  /** May this connection speak `characters` more now, or does it need a successor? */
  allows(characters: number): boolean {
    const now = this.#account.clock.now();
    return now - this.#openedAt < MAX_AGE_MS && this.#allowance.allows(now, characters);
  }

  speak(text: string): void {
    this.#allowance.spend(this.#account.clock.now(), text.length);
    this.#socket.sendMessage({ type: 'Speak', text });
    this.#socket.sendMessage({ type: 'Flush' });
  }

  clear(): void {
    this.#socket.sendMessage({ type: 'Clear' });
  }

  drop(): void {
    this.#socket.drop();
  }

  /** Says goodbye and calls no handler any more; settles when the vendor has closed, or after a time-out. */
  retire(): Promise<void> {
    if (!this.#isOpen) {
      this.#socket.drop();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const cancel = this.#account.clock.after(CLOSE_TIMEOUT_MS, () => {
        this.#socket.drop();
        resolve();
      });
      this.#onRetired = () => {
        cancel();
        resolve();
      };
      this.#socket.sendMessage({ type: 'Close' });
    });
  }

  #receive(message: unknown): void {
    if (this.#onRetired !== undefined) return;
    const parsed = speakMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.#account.onWarning?.({ code: 'UNKNOWN_MESSAGE', description: parsed.error.message });
      return;
    }
    const { data } = parsed;
    if (data.type === 'Flushed') {
      this.#hasSpoken = true;
      this.#handlers.flushed();
    } else if (data.type === 'Cleared') this.#handlers.cleared();
    else if (data.type === 'Warning') {
      this.#account.onWarning?.({
        code: data.code ?? data.warn_code ?? '',
        description: data.description ?? data.warn_msg ?? '',
      });
    } else if (data.type === 'Error') {
      this.#socket.drop();
      this.#handlers.ended(
        deepgramError('PROVIDER_UNAVAILABLE', `Deepgram reported ${data.code ?? ''}: ${data.description ?? ''}`),
      );
    }
  }
}
