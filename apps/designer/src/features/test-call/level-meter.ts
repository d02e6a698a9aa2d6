/** The last moments of loudness, for a meter that draws fifty times a second without React. */
export interface LevelMeter {
  set(level: number): void;
  /** Oldest first, each from 0 to 1. */
  levels(): readonly number[];
  subscribe(listener: () => void): () => void;
}

const KEPT = 20;

export function createLevelMeter(): LevelMeter {
  let levels: readonly number[] = new Array<number>(KEPT).fill(0);
  const listeners = new Set<() => void>();
  return {
    set(level) {
      // Speech lies far below full scale: the root makes it visible.
      levels = [...levels.slice(1), Math.min(1, Math.sqrt(level) * 1.6)];
      for (const listener of listeners) listener();
    },
    levels: () => levels,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
