import type { Clock } from '@aybiza/foundation/clock';

/** Stream tokens live half a minute by the clock of the process that made them, and clocks may differ by a minute. */
const REMEMBERED_MS = 120_000;

/** Remembers which tokens have been used in this process, for longer than one can live. */
export interface UsedTokens {
  /** False when it was used before. */
  use(token: string): boolean;
}

export function createUsedTokens(clock: Pick<Clock, 'monotonic'>): UsedTokens {
  // Two drawers: what is in the older one was used at least so long ago when both are changed, and goes as a whole.
  let recent = new Set<string>();
  let earlier = new Set<string>();
  let changeAt = clock.monotonic() + REMEMBERED_MS;

  function tidy(): void {
    const now = clock.monotonic();
    if (now < changeAt) return;
    earlier = now < changeAt + REMEMBERED_MS ? recent : new Set();
    recent = new Set();
    changeAt = now + REMEMBERED_MS;
  }

  return {
    use(token) {
      tidy();
      if (recent.has(token) || earlier.has(token)) return false;
      recent.add(token);
      return true;
    },
  };
}
