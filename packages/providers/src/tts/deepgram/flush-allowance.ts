/** The vendor's limits per connection: 20 flushes and 2,400 characters a minute. */
const WINDOW_MS = 60_000;
const MAX_FLUSHES = 20;
const MAX_CHARACTERS = 2400;

/** Counts what one connection has been asked to speak within the last minute. */
export class FlushAllowance {
  #spent: { at: number; characters: number }[] = [];

  /** Would `characters` more, flushed at `now`, stay within the limits? A first flush always may. */
  allows(now: number, characters: number): boolean {
    this.#spent = this.#spent.filter(({ at }) => now - at < WINDOW_MS);
    const spoken = this.#spent.reduce((sum, flush) => sum + flush.characters, 0);
    return this.#spent.length === 0 || (this.#spent.length < MAX_FLUSHES && spoken + characters <= MAX_CHARACTERS);
  }

  spend(now: number, characters: number): void {
    this.#spent.push({ at: now, characters });
  }
}
