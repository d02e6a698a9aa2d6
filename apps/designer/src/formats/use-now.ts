import { useSyncExternalStore } from 'react';

/** "5 minutes ago" grows older, and the day changes, on a page that stays open. */
const TICK_MS = 30_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now(); // nobody looked for a while
    timer = setInterval(tick, TICK_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

const getNow = () => now;

/** The time in epoch milliseconds, as of at most half a minute ago; one clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, getNow, getNow);
}
