import type { Clock } from '@aybiza/foundation/clock';

/** Messages on their way to one address at a time: of the job's 20 places, a slow one takes no more. */
const MAX_AT_ONCE = 4;
/** How long an address is thought to take for a message before it has shown it. */
const FIRST_GUESS_MS = 1_000;
/** How much one message counts in the average. */
const WEIGHT = 0.2;
const SHORTEST_SPACING_MS = 10;
const LONGEST_WAIT_MS = 10 * 60_000;

interface Endpoint {
  active: number;
  averageMs: number;
  /** When the last of those that were sent away comes back. */
  lastBackAt: number;
}

/** Keeps one slow receiver from delaying the others. */
export class EndpointTurns {
  readonly #clock: Clock;
  readonly #endpoints = new Map<string, Endpoint>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A place, to be left again, or how many ms to stay away: those that find none come back as fast as the others leave. */
  enter(id: string): { status: 'entered'; leave(): void } | { status: 'full'; waitMs: number } {
    const endpoint = this.#endpoints.get(id) ?? { active: 0, averageMs: FIRST_GUESS_MS, lastBackAt: 0 };
    this.#endpoints.set(id, endpoint);
    const now = this.#clock.now();
    if (endpoint.active < MAX_AT_ONCE) {
      endpoint.active += 1;
      return { status: 'entered', leave: () => this.#leave(id, endpoint, now) };
    }
    const spacingMs = Math.max(SHORTEST_SPACING_MS, endpoint.averageMs / MAX_AT_ONCE);
    endpoint.lastBackAt = Math.min(Math.max(endpoint.lastBackAt, now) + spacingMs, now + LONGEST_WAIT_MS);
    return { status: 'full', waitMs: Math.round(endpoint.lastBackAt - now) };
  }

  #leave(id: string, endpoint: Endpoint, enteredAt: number): void {
    const now = this.#clock.now();
    endpoint.active -= 1;
    endpoint.averageMs += WEIGHT * (now - enteredAt - endpoint.averageMs);
    if (endpoint.active === 0 && endpoint.lastBackAt <= now) this.#endpoints.delete(id);
  }
}
