import type { Clock } from '@aybiza/foundation/clock';

export interface CircuitBreakerOptions {
  clock: Clock;
  /** What is watched, as it is shown: `deepgram-stt`, `polly`. */
  name: string;
  /** Failures in a row that open it. Default 3. */
  failures?: number;
  /** How long nobody tries after it has opened, in ms; doubled each time a probe fails. Default 2000. */
  pauseMs?: number;
  /** Upper bound of the pause. Default 60,000. */
  maxPauseMs?: number;
  /** A probe that shows nothing for so long makes way for another, in ms. Default 15,000: a caller may well be silent. */
  probeMs?: number;
}

/** `open`: nobody tries. `halfOpen`: one tries, for all. */
export type CircuitState = 'closed' | 'open' | 'halfOpen';

/**
 * What one use of the vendor showed. It may work first and fail later; what an attempt says after the state has changed
 * counts no more.
 */
export interface Attempt {
  succeeded(): void;
  failed(): void;
  /** Over without having shown anything, as when the caller hung up. */
  withdrawn(): void;
}

/** How a vendor does, for the eyes of people. */
export interface CircuitReport {
  name: string;
  state: CircuitState;
  /** How often it has opened since the process began. */
  opened: number;
}

/**
 * One vendor's health, shared by all calls of a process: after several failures in a row nobody loses time on it, until
 * a probe has worked. Sets no timer: it looks at the clock when it is asked.
 */
export class CircuitBreaker {
  readonly #options: Required<CircuitBreakerOptions>;
  #state: CircuitState = 'closed';
  /** Counts the changes of state, so that an attempt can tell whether it still speaks of the present. */
  #era = 0;
  #failures = 0;
  #pauseMs: number;
  /** When the pause is over, or the probe. */
  #until = 0;
  #opened = 0;

  constructor(options: CircuitBreakerOptions) {
    this.#options = { failures: 3, pauseMs: 2000, maxPauseMs: 60_000, probeMs: 15_000, ...options };
    this.#pauseMs = this.#options.pauseMs;
  }

  get name(): string {
    return this.#options.name;
  }

  /** Would nobody get leave to use the vendor now? */
  get isResting(): boolean {
    return this.#state !== 'closed' && this.#options.clock.monotonic() < this.#until;
  }

  /** Leave to use the vendor; undefined while it is given a rest. Whoever gets it says how it went. */
  attempt(): Attempt | undefined {
    if (this.#state !== 'closed') {
      if (this.isResting) return undefined;
      this.#enter('halfOpen', this.#options.probeMs);
    }
    const era = this.#era;
    const ifPresent = (then: () => void) => (): void => {
      if (era === this.#era) then();
    };
    return {
      succeeded: ifPresent(() => this.#succeeded()),
      failed: ifPresent(() => this.#failed()),
      withdrawn: ifPresent(() => this.#withdrawn()),
    };
  }

  report(): CircuitReport {
    return { name: this.#options.name, state: this.#state, opened: this.#opened };
  }

  #succeeded(): void {
    this.#failures = 0;
    if (this.#state === 'closed') return;
    this.#pauseMs = this.#options.pauseMs;
    this.#enter('closed', 0);
  }

  #failed(): void {
    this.#failures += 1;
    if (this.#state === 'closed' && this.#failures < this.#options.failures) return;
    if (this.#state === 'halfOpen') this.#pauseMs = Math.min(this.#pauseMs * 2, this.#options.maxPauseMs);
    this.#opened += 1;
    this.#enter('open', this.#pauseMs);
  }

  /** A probe that came to nothing lets the next one begin at once. */
  #withdrawn(): void {
    if (this.#state === 'halfOpen') this.#until = this.#options.clock.monotonic();
  }

  #enter(state: CircuitState, forMs: number): void {
    this.#state = state;
    this.#era += 1;
    this.#until = this.#options.clock.monotonic() + forMs;
  }
}
