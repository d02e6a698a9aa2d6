const BUCKET_MS = 10;
const BUCKETS = 12_000;

/** Times by buckets of 10 ms, up to two minutes: a million of them take no more room than ten. */
export class Histogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(ms: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.max(0, Math.round(ms / BUCKET_MS)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count += 1;
  }

  /** The time within which a share of them lies, in ms (nearest rank); NaN while there is none. */
  percentile(share: number): number {
    const rank = Math.max(1, Math.ceil(share * this.#count));
    let seen = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      seen += this.#counts[bucket] ?? 0;
      if (seen >= rank) return bucket * BUCKET_MS;
    }
    return Number.NaN;
  }
}
