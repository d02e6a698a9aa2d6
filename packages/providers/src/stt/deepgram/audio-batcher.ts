/** Joins small pieces of audio into messages worth sending: each message costs far more than its bytes. */
export class AudioBatcher {
  readonly #buffer: Uint8Array;
  readonly #send: (batch: Uint8Array) => void;
  #used = 0;

  /** @param capacityBytes the largest batch; a bigger piece is passed on alone. */
  constructor(capacityBytes: number, send: (batch: Uint8Array) => void) {
    this.#buffer = new Uint8Array(capacityBytes);
    this.#send = send;
  }

  /** Takes a copy (callers reuse their buffers) and sends once `batchBytes` are together. */
  add(audio: Uint8Array, batchBytes: number): void {
    if (this.#used + audio.length > this.#buffer.length) this.flush();
    if (audio.length > this.#buffer.length) {
      this.#send(audio.slice());
      return;
    }
    this.#buffer.set(audio, this.#used);
    this.#used += audio.length;
    if (this.#used >= batchBytes) this.flush();
  }

  flush(): void {
    if (this.#used === 0) return;
    const batch = this.#buffer.slice(0, this.#used);
    this.#used = 0;
    this.#send(batch);
  }
}
