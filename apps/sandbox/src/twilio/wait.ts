import type { Clock } from '@aybiza/foundation/clock';

/** Resolves after so many ms, or at once when aborted. */
export function wait(clock: Clock, durationMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = clock.after(durationMs, finish);
    signal.addEventListener('abort', finish, { once: true });
  });
}
