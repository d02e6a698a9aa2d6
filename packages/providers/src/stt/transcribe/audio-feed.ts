import type { AudioStream } from '@aws-sdk/client-transcribe-streaming';
import type { Clock } from '@aybiza/foundation/clock';

/** The service asks for 50 to 200 ms in a piece; what is held back delays the end of a turn. */
export const CHUNK_MS = 60;
/** Audio that waits, before the connection is made or in a slow one, in ms. */
const MAX_WAITING_MS = 5000;
/** The service expects audio at the pace of speech: what was saved up follows this much faster, not all at once. */
const CATCH_UP = 4;

export interface AudioFeedOptions {
  clock: Clock;
  bytesPerMs: number;
  /** What the service takes, of what the call gives. */
  toPcm(audio: Uint8Array): Uint8Array;
}

/** Audio on its way to the service: given in pieces of any length, taken in chunks by the client that sends them. */
export class AudioFeed {
  readonly #options: AudioFeedOptions;
  #pieces: Uint8Array[] = [];
  #waitingBytes = 0;
  #droppedBytes = 0;
  #sentBytes = 0;
  #isEnded = false;
  #wake: () => void = () => {};
  #cancelPause: () => void = () => {};

  constructor(options: AudioFeedOptions) {
    this.#options = options;
  }

  get droppedMs(): number {
    return Math.round(this.#droppedBytes / this.#options.bytesPerMs);
  }

  /** Audio handed to the client so far, in ms. */
  get sentMs(): number {
    return this.#sentBytes / this.#options.bytesPerMs;
  }

  /** Takes a copy: callers reuse their buffers. The oldest makes way when too much waits. */
  add(audio: Uint8Array): void {
    if (this.#isEnded || audio.length === 0) return;
    this.#pieces.push(new Uint8Array(audio));
    this.#waitingBytes += audio.length;
    while (this.#waitingBytes > MAX_WAITING_MS * this.#options.bytesPerMs) this.#dropOldest();
    this.#wake();
  }

  /** What waits is still sent, then the service is told that there is no more. */
  end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  /** Ends at once; what waits is thrown away. */
  abandon(): void {
    this.#pieces = [];
    this.#waitingBytes = 0;
    this.#cancelPause();
    this.end();
  }

  /** For the client, once. */
  async *stream(): AsyncGenerator<AudioStream> {
    const chunkBytes = CHUNK_MS * this.#options.bytesPerMs;
    for (;;) {
      if (this.#waitingBytes >= chunkBytes || (this.#isEnded && this.#waitingBytes > 0)) {
        const chunk = this.#take(chunkBytes);
        this.#sentBytes += chunk.length;
        yield { AudioEvent: { AudioChunk: this.#options.toPcm(chunk) } };
        if (this.#waitingBytes >= chunkBytes) await this.#pause(CHUNK_MS / CATCH_UP);
      } else if (this.#isEnded) return;
      else await this.#untilWoken();
    }
  }

  #take(bytes: number): Uint8Array {
    const all = Buffer.concat(this.#pieces);
    const chunk = all.subarray(0, bytes);
    this.#pieces = all.length > bytes ? [all.subarray(bytes)] : [];
    this.#waitingBytes = all.length - chunk.length;
    return chunk;
  }

  #dropOldest(): void {
    const bytes = this.#pieces.shift()?.length ?? this.#waitingBytes;
    this.#waitingBytes -= bytes;
    this.#droppedBytes += bytes;
  }

  #untilWoken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(ms, resolve);
      this.#cancelPause = () => {
        cancel();
        resolve();
      };
    });
  }
}
