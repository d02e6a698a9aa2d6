import { inspect } from 'node:util';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';

/** The events of one stream, in order, and a way to wait for one. */
export interface EventCollector<Event> {
  readonly events: Event[];
  add(event: Event): void;
  /** The first event, past or to come, that fits; rejects after `timeoutMs` (default a minute) with what came instead. */
  until(fits: (event: Event) => boolean, timeoutMs?: number): Promise<Event>;
}

/** Collects events; each wait looks at the past first, so that nothing is missed. */
export function collectEvents<Event>(): EventCollector<Event> {
  const events: Event[] = [];
  const listeners = new Set<(event: Event) => void>();
  return {
    events,
    add(event) {
      events.push(event);
      for (const listener of [...listeners]) listener(event);
    },
    until(fits, timeoutMs = PATIENCE_MS) {
      const past = events.find(fits);
      if (past !== undefined) return Promise.resolve(past);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(listener);
          reject(
            new Error(
              `no such event within ${timeoutMs} ms; so far: ${inspect(events, { depth: 4, maxArrayLength: 20 })}`,
            ),
          );
        }, timeoutMs);
        const listener = (event: Event): void => {
          if (!fits(event)) return;
          clearTimeout(timer);
          listeners.delete(listener);
          resolve(event);
        };
        listeners.add(listener);
      });
    },
  };
}
