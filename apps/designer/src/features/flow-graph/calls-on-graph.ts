/** A call that goes on, at a step of the drawing. */
export interface CallOnGraph {
  readonly id: string;
  readonly node: string;
  readonly floor: 'agent' | 'caller' | 'person' | 'operator' | null;
  readonly name: string;
  /** Where it is opened. */
  readonly href: string;
}

/** Tells by itself when calls move on: the drawing below is not drawn again. */
export interface CallsOnGraph {
  get(): readonly CallOnGraph[];
  subscribe(listener: () => void): () => void;
  set(calls: readonly CallOnGraph[]): void;
}

export function createCallsOnGraph(): CallsOnGraph {
  let now: readonly CallOnGraph[] = [];
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(calls) {
      if (JSON.stringify(calls) === JSON.stringify(now)) return;
      now = calls;
      for (const listener of listeners) listener();
    },
  };
}
