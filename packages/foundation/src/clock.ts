/** Time and timers as a value, so that tests can advance them by hand. */
export interface Clock {
  /** Epoch milliseconds. Never goes back while the process lives. */
  now(): number;
  /** Milliseconds with fractions from an arbitrary start, for measuring how long something took. */
  monotonic(): number;
  /** Runs `callback` once after `delayMs`; returns how to cancel it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** A timer that rings so late, in ms, rings after a sleep of the process: its other work has been waiting as well. */
const SLEPT_MS = 50;

/**
 * The machine's clock: wall time at start plus monotonic time since, so a clock jump moves no timer. After a sleep of the process (it was
 * stopped, or had long work to do) what has arrived meanwhile comes before the timers that ran out: nobody is late whose answer is there.
 */
export function systemClock(): Clock {
  const startedAt = Date.now() - performance.now();
  return {
    now: () => Math.round(startedAt + performance.now()),
    monotonic: () => performance.now(),
    after(delayMs, callback) {
      const dueAt = performance.now() + delayMs;
      let behind: NodeJS.Immediate | undefined;
      const timer = setTimeout(() => {
        const hasSlept = performance.now() - dueAt > SLEPT_MS;
        // Node.js runs timers first, then reads sockets, then runs these. Browsers have no such thing, and another order.
        if (hasSlept && typeof setImmediate === 'function') behind = setImmediate(callback);
        else callback();
      }, delayMs);
      return () => {
        clearTimeout(timer);
        if (behind !== undefined) clearImmediate(behind);
      };
    },
  };
}
