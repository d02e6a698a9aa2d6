import type { Clock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';

export interface RetryOptions {
  clock: Clock;
  signal: AbortSignal;
  /** All tries, the first included. Default 3. */
  attempts?: number;
  /** Upper bound of the first pause in ms; doubled for each further one. Default 200. */
  baseDelayMs?: number;
  /** Upper bound of any pause in ms. Default 2000. */
  maxDelayMs?: number;
  /** 0 ≤ x < 1. Default `Math.random`. */
  random?: () => number;
}

/**
 * The only retry loop: tries again only after errors that call themselves `retryable`, with full jitter.
 * The task must be safe to do twice. Rejects with the last error, or with the signal's reason.
 */
export async function retry<Value>(task: () => Promise<Value>, options: RetryOptions): Promise<Value> {
  const attempts = options.attempts ?? 3;
  for (let attempt = 1; ; attempt += 1) {
    options.signal.throwIfAborted();
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof AppError && error.retryable) || attempt >= attempts) throw error;
      await pause(pauseMs(attempt, options), options);
    }
  }
}

function pauseMs(attempt: number, options: RetryOptions): number {
  const ceiling = Math.min((options.baseDelayMs ?? 200) * 2 ** (attempt - 1), options.maxDelayMs ?? 2000);
  return Math.round(ceiling * (options.random ?? Math.random)());
}

function pause(ms: number, { clock, signal }: RetryOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
