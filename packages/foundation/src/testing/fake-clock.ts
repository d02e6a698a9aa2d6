import type { Clock } from '../clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on and runs what falls due, in order of its moment. */
  advance(ms: number): void;
}

/** A clock that stands still until it is advanced. */
export function fakeClock(startAt = Date.UTC(2026, 0, 5, 9, 0, 0)): FakeClock {
  let now = startAt;
  let sequence = 0;
  const timers = new Map<number, { dueAt: number; callback: () => void }>();
  function nextDue(limit: number): number | undefined {
    let best: number | undefined;
    for (const [id, timer] of timers) {
      const bestTimer = best === undefined ? undefined : timers.get(best);
      if (timer.dueAt <= limit && (bestTimer === undefined || timer.dueAt < bestTimer.dueAt)) best = id;
    }
    return best;
  }
  return {
    now: () => now,
    monotonic: () => now,
    after(delayMs, callback) {
      const id = sequence++;
      timers.set(id, { dueAt: now + Math.max(0, delayMs), callback });
      return () => timers.delete(id);
    },
    advance(ms) {
      const end = now + ms;
      for (let id = nextDue(end); id !== undefined; id = nextDue(end)) {
        const timer = timers.get(id);
        timers.delete(id);
        if (timer === undefined) continue;
        now = timer.dueAt;
        timer.callback();
      }
      now = end;
    },
  };
}
