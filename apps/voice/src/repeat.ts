import type { Clock } from '@aybiza/foundation/clock';

export interface RepeatOptions {
  readonly clock: Clock;
  /** From the end of one time to the beginning of the next. */
  readonly everyMs: number;
  onError(error: unknown): void;
}

/** Does work again and again, never twice at once, the first time after `everyMs`. Gives back how to stop. */
export function repeat(work: () => Promise<void>, { clock, everyMs, onError }: RepeatOptions): () => void {
  let isStopped = false;
  let cancel = clock.after(everyMs, once);
  function once(): void {
    work()
      .catch(onError)
      .finally(() => {
        if (!isStopped) cancel = clock.after(everyMs, once);
      });
  }
  return () => {
    isStopped = true;
    cancel();
  };
}
