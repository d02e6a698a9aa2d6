/** Hands on audio in whole samples: the vendor cuts its pieces anywhere, and half a 16-bit sample shifts all that follows. */
export class WholeSamples {
  readonly #bytesPerSample: number;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(bytesPerSample: number) {
    this.#bytesPerSample = bytesPerSample;
  }

  /** The whole samples there are now, possibly none. */
  add(chunk: Uint8Array): Uint8Array {
    if (this.#bytesPerSample === 1) return chunk;
    const all = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const whole = all.length - (all.length % this.#bytesPerSample);
    this.#rest = all.subarray(whole);
    return all.subarray(0, whole);
  }

  reset(): void {
    this.#rest = new Uint8Array(0);
  }
}
