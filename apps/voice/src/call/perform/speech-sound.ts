import { type Pause, PauseFinder } from '../../audio/find-pauses.ts';

/**
 * The sound of one speech, as far as it was made and may have to be said again. A model may add to it long after its beginning was heard:
 * places in it count from there all the same, in bytes.
 */
export class SpeechSound {
  readonly #pageBytes: number;
  readonly #pauses = new PauseFinder();
  /** In order: pages, and what is no smaller than one as it came. The last may be a page that has room. */
  #pieces: Uint8Array[] = [];
  /** How much of the last piece is used; all of the others is. */
  #used = 0;
  /** What lies before was heard to its end. */
  #keptFrom = 0;
  #bytes = 0;
  /** So much of it was given to the line. */
  sentBytes = 0;
  markedBytes = 0;
  /** All of it is there, as far as its text is known. */
  isWhole = false;

  /** @param pageBytes small pieces are put together to so much: what a voice sends at a time would be ten objects for each second. */
  constructor(pageBytes: number) {
    this.#pageBytes = pageBytes;
  }

  /** All that was made, heard or not. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Where nothing is said, from the beginning on. */
  get pauses(): readonly Pause[] {
    return this.#pauses.pauses;
  }

  /** No more small pieces fit behind what there is. */
  get isPageFull(): boolean {
    return this.#used === (this.#pieces.at(-1)?.length ?? 0);
  }

  fits(chunk: Uint8Array): boolean {
    return this.#used + chunk.length <= (this.#pieces.at(-1)?.length ?? 0);
  }

  /** Adds a piece; a large one is kept as it is, and must not change afterwards. */
  add(chunk: Uint8Array): void {
    this.#pauses.add(chunk);
    if (chunk.length >= this.#pageBytes) this.#begin(chunk, chunk.length);
    else {
      if (!this.fits(chunk)) this.#begin(Buffer.allocUnsafeSlow(this.#pageBytes), 0);
      this.#pieces.at(-1)?.set(chunk, this.#used);
      this.#used += chunk.length;
    }
    this.#bytes += chunk.length;
  }

  /** What is kept from a place on, in pieces. They stay as they are. */
  from(start: number): Uint8Array[] {
    const found: Uint8Array[] = [];
    let at = this.#keptFrom;
    for (const [index, piece] of this.#pieces.entries()) {
      const used = index === this.#pieces.length - 1 ? this.#used : piece.length;
      const skipped = Math.min(Math.max(0, start - at), used);
      if (skipped < used) found.push(piece.subarray(skipped, used));
      at += used;
    }
    return found;
  }

  /** It was heard to its end: only where it ends is still needed. */
  letGo(): void {
    this.#pieces = [];
    this.#used = 0;
    this.#keptFrom = this.#bytes;
  }

  #begin(piece: Uint8Array, used: number): void {
    const last = this.#pieces.pop();
    if (last !== undefined) this.#pieces.push(last.subarray(0, this.#used));
    this.#pieces.push(piece);
    this.#used = used;
  }
}
