import { LineLevel } from './line-level.ts';

/** Audio per message, in bytes. */
export interface BatchSizes {
  /** As a rule. */
  readonly usual: number;
  /** Between turns, while nothing stands out from the noise of the line: nobody waits for it. */
  readonly quiet: number;
  /** In a pause of the caller's turn: what is held back delays the end of the turn. */
  readonly pause: number;
}

export interface AudioBatcherOptions {
  readonly sizes: BatchSizes;
  /** Of μ-law; null: the audio is something else, whose loudness is not known. */
  readonly bytesPerSecond: number | null;
  /** Gets each message, to be used at once: its memory is used again. */
  send(batch: Uint8Array): void;
}

/** Joins small pieces of audio into messages worth sending: each message costs far more than its bytes. */
export class AudioBatcher {
  readonly #sizes: BatchSizes;
  readonly #send: (batch: Uint8Array) => void;
  readonly #level: LineLevel | null;
  readonly #capacity: number;
  readonly #buffer: Uint8Array;
  #used = 0;

  constructor({ sizes, bytesPerSecond, send }: AudioBatcherOptions) {
    this.#sizes = sizes;
    this.#send = send;
    this.#level = bytesPerSecond === null ? null : new LineLevel(bytesPerSecond);
    this.#capacity = Math.max(sizes.usual, sizes.quiet, sizes.pause);
    // As long as the call: a piece of the common pool would hold all of it.
    this.#buffer = Buffer.allocUnsafeSlow(this.#capacity);
  }

  /** How much is sent in one message now. */
  batchBytes(inTurn: boolean): number {
    const { usual, quiet, pause } = this.#sizes;
    if (inTurn) return this.#level?.isPause === false ? usual : pause;
    return this.#level?.isQuiet === true ? quiet : usual;
  }

  /** Takes a copy, unless it is enough for a message by itself, and sends once enough is together: at once when somebody begins to speak. */
  add(audio: Uint8Array, inTurn: boolean): void {
    const wasQuiet = this.#level?.isQuiet ?? false;
    this.#level?.follow(audio);
    if (this.#used + audio.length > this.#capacity) this.flush();
    const isRising = wasQuiet && this.#level?.isQuiet === false;
    const isEnough = isRising || this.#used + audio.length >= this.batchBytes(inTurn);
    if (this.#used === 0 && isEnough && audio.length > 0) {
      this.#send(audio);
      return;
    }
    this.#buffer.set(audio, this.#used);
    this.#used += audio.length;
    if (isEnough) this.flush();
  }

  flush(): void {
    if (this.#used === 0) return;
    const batch = this.#buffer.subarray(0, this.#used);
    this.#used = 0;
    this.#send(batch);
  }
}
