/** A vendor of streams: so many at a time, the next one is answered 429. */
export interface StreamLimits {
  /** Of the first vendor. */
  readonly first: number;
  /** Of the one that stands behind it; 0: there is none. */
  readonly second: number;
}

/** As `packages/providers/src/circuit-breaker.ts` has it. */
const FAILURES = 3;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** Who hears a call: the first vendor, the second, or nobody. */
export type Hearer = 'first' | 'second' | 'nobody';

/** Streams of one region's account, and each process's breaker before the first vendor. */
export class StreamVendor {
  readonly used = { first: 0, second: 0 };
  /** 429s that a call had to wait for. */
  throttled = 0;
  /** Calls that lost no time on a vendor that was known to be full. */
  passedOver = 0;
  #limits: StreamLimits;
  readonly #failures: number[] = [];
  readonly #pauseMs: number[] = [];
  readonly #restsUntil: number[] = [];

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  limit(limits: StreamLimits): void {
    this.#limits = limits;
  }

  /** A process opens a stream for a call. */
  open(process: number, at: number): Hearer {
    if (at < (this.#restsUntil[process] ?? 0)) this.passedOver += 1;
    else if (this.used.first < this.#limits.first) {
      this.#failures[process] = 0;
      this.#pauseMs[process] = FIRST_PAUSE_MS;
      this.used.first += 1;
      return 'first';
    } else this.#fail(process, at);
    if (this.used.second >= this.#limits.second) return 'nobody';
    this.used.second += 1;
    return 'second';
  }

  close(hearer: Hearer): void {
    if (hearer !== 'nobody') this.used[hearer] -= 1;
  }

  #fail(process: number, at: number): void {
    this.throttled += 1;
    const failures = (this.#failures[process] ?? 0) + 1;
    this.#failures[process] = failures;
    if (failures < FAILURES) return;
    // From the third on, each probe that fails rests twice as long.
    const pauseMs = this.#pauseMs[process] ?? FIRST_PAUSE_MS;
    this.#restsUntil[process] = at + pauseMs;
    this.#pauseMs[process] = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}

/** So that ten tenths are one. */
const ROUNDING = 1e-9;

/** What is used up as it is refilled: a model's tokens a minute, calls that may be placed a second. */
export class Bucket {
  #left: number;
  #perMs: number;
  readonly #depthMs: number;

  /** @param depthMs how much can be saved up, as the time in which it is refilled */
  constructor(perMs: number, depthMs: number) {
    this.#perMs = perMs;
    this.#depthMs = depthMs;
    this.#left = Number.isFinite(perMs) ? perMs * depthMs : Number.POSITIVE_INFINITY;
  }

  limit(perMs: number): void {
    this.#perMs = perMs;
    this.#left = Math.min(this.#left, perMs * this.#depthMs);
  }

  pass(ms: number): void {
    this.#left = Math.min(this.#perMs * this.#depthMs, this.#left + this.#perMs * ms);
  }

  /** Takes as many whole ones as there are, `unit` each; gives how many. What is left of one stays. */
  take(wanted: number, unit = 1): number {
    const taken = Math.max(0, Math.min(wanted, Math.floor(this.#left / unit + ROUNDING)));
    this.#left -= taken * unit;
    return taken;
  }
}
