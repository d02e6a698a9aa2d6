/** Time and timers as a value, so that tests can advance them by hand. */
export interface Clock {
  /** Epoch milliseconds. Never goes back while the process lives. */
  now(): number;
  /** Runs `callback` once after `delayMs`; returns how to cancel it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The machine's clock: wall time at start plus monotonic time since, so a clock jump moves no timer. */
export function systemClock(): Clock {
  const startedAt = Date.now() - performance.now();
  return {
    now: () => Math.round(startedAt + performance.now()),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
