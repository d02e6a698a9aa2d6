/**
 * Memory of one size that is used again. What lives for seconds would be given to the garbage collector by the megabyte and found by it
 * much later: at a few hundred calls that is most of their memory, and a look through the whole heap several times a minute.
 */
export class SpareMemory {
  readonly #bytes: number;
  readonly #maxKept: number;
  readonly #kept: Uint8Array[] = [];

  /** @param maxKept pieces that are kept while nobody needs them; more are left to the garbage collector */
  constructor(bytes: number, maxKept: number) {
    this.#bytes = bytes;
    this.#maxKept = maxKept;
  }

  /** What is in it is not known. */
  take(): Uint8Array {
    return this.#kept.pop() ?? new Uint8Array(this.#bytes);
  }

  /** It is not used any more by whoever took it. */
  free(memory: Uint8Array): void {
    if (this.#kept.length < this.#maxKept) this.#kept.push(memory);
  }
}
