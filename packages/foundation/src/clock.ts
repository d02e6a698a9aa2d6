/** Time and timers as a value, so that tests can advance them by hand. */
export interface Clock {
  /** Epoch milliseconds. Never goes back while the process lives. */
  now(): number;
  /** Milliseconds with fractions from an arbitrary start, for measuring how long something took. */
  monotonic(): number;
  /** Runs `callback` once after `delayMs`; returns how to cancel it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The machine's clock: wall time at start plus monotonic time since, so a clock jump moves no timer. */
export function systemClock(): Clock {
  const startedAt = Date.now() - performance.now();
  return {
    now: () => Math.round(startedAt + performance.now()),
    monotonic: () => performance.now(),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
