/** The latest audio of a stream, up to a length. No memory is taken before there is audio, and none for each piece. */
export class AudioRing {
  readonly #capacity: number;
  #bytes = new Uint8Array(0);
  #end = 0;
  #length = 0;

  constructor(capacityBytes: number) {
    this.#capacity = capacityBytes;
  }

  /** Keeps a copy; the oldest makes way. */
  add(audio: Uint8Array): void {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.#capacity);
    const latest = audio.subarray(Math.max(0, audio.length - this.#capacity));
    const untilEdge = latest.subarray(0, this.#capacity - this.#end);
    this.#bytes.set(untilEdge, this.#end);
    this.#bytes.set(latest.subarray(untilEdge.length), 0);
    this.#end = (this.#end + latest.length) % this.#capacity;
    this.#length = Math.min(this.#capacity, this.#length + latest.length);
  }

  /** A copy of all that is kept, oldest first. */
  read(): Uint8Array {
    const start = this.#end - this.#length;
    if (start >= 0) return this.#bytes.slice(start, this.#end);
    const audio = new Uint8Array(this.#length);
    audio.set(this.#bytes.subarray(this.#capacity + start), 0);
    audio.set(this.#bytes.subarray(0, this.#end), -start);
    return audio;
  }

  clear(): void {
    this.#end = 0;
    this.#length = 0;
  }
}
