import type { Clock } from './clock.ts';

/** A timer may ring so much early, in ms: Node.js counts in whole ones. */
const EARLY_MS = 1;

/** An alarm that rings so late, in ms, has slept, and with it perhaps whoever was to put it off … */
const SLEPT_MS = 100;
/** … who gets as long as it slept, and so much at most. */
const LONGEST_GRACE_MS = 500;

/**
 * A moment at which something is done, unless it is put off. What is put off again and again, as the end of a stream that goes on is with
 * each piece of it, makes no timer each time: the one that runs looks, once it rings, how long there still is. After a sleep of the process it
 * waits once more: whoever slept blames nobody for being late.
 */
export class Alarm {
  readonly #clock: Clock;
  readonly #onTimer = (): void => this.#look();
  #ring: (() => void) | null = null;
  /** On the monotonic clock: when it is to ring, and when the timer does that runs. */
  #dueAt = 0;
  #timerAt = Number.POSITIVE_INFINITY;
  #hadGrace = false;
  #cancelTimer: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Does this after so long, and nothing that it was set to before. */
  set(delayMs: number, ring: () => void): void {
    this.#ring = ring;
    this.#hadGrace = false;
    this.#dueAt = this.#clock.monotonic() + delayMs;
    if (this.#timerAt > this.#dueAt) this.#startTimer(delayMs);
  }

  /** Nothing is to be done any more. */
  clear(): void {
    this.#ring = null;
    this.#cancelTimer();
    this.#timerAt = Number.POSITIVE_INFINITY;
  }

  #startTimer(delayMs: number): void {
    this.#cancelTimer();
    this.#timerAt = this.#dueAt;
    this.#cancelTimer = this.#clock.after(delayMs, this.#onTimer);
  }

  #look(): void {
    const leftMs = this.#dueAt - this.#clock.monotonic();
    if (leftMs > EARLY_MS) {
      this.#startTimer(leftMs);
      return;
    }
    if (-leftMs > SLEPT_MS && !this.#hadGrace) {
      this.#hadGrace = true;
      const graceMs = Math.min(-leftMs, LONGEST_GRACE_MS);
      this.#dueAt = this.#clock.monotonic() + graceMs;
      this.#startTimer(graceMs);
      return;
    }
    const ring = this.#ring;
    this.clear();
    ring?.();
  }
}
