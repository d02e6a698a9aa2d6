import { Alarm } from '@aybiza/foundation/alarm';
import type { Clock } from '@aybiza/foundation/clock';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';

/** One request's end: the caller's abort, or a moment by which the next event must have come. */
export class Deadline {
  readonly #alarm: Alarm;
  readonly #provider: string;
  readonly #outer: AbortSignal;
  readonly #inner = new AbortController();
  readonly #onAbort = (): void => this.#inner.abort();
  #missed: string | undefined;

  constructor({ clock, provider }: { clock: Clock; provider: string }, signal: AbortSignal) {
    this.#alarm = new Alarm(clock);
    this.#provider = provider;
    this.#outer = signal;
    if (signal.aborted) this.#inner.abort();
    else signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#inner.signal;
  }

  /** Replaces the moment that counts. */
  set(delayMs: number, missed: string): void {
    this.#alarm.set(delayMs, () => {
      this.#missed = missed;
      this.#inner.abort();
    });
  }

  /** @throws ProviderError saying which end was reached, if any was. */
  throwIfOver(cause?: unknown): void {
    if (this.#missed !== undefined) throw this.#error('PROVIDER_TIMEOUT', this.#missed, cause);
    if (this.#outer.aborted) throw this.#error('PROVIDER_ABORTED', 'the question was withdrawn', cause);
  }

  abort(): void {
    this.#inner.abort();
  }

  /** Lets go of the clock and of the caller's signal. */
  end(): void {
    this.#alarm.clear();
    this.#outer.removeEventListener('abort', this.#onAbort);
  }

  #error(code: ProviderErrorCode, message: string, cause: unknown): ProviderError {
    return new ProviderError(message, { code, provider: this.#provider, cause });
  }
}
