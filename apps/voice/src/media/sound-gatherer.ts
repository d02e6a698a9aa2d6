import { MU_LAW_RATE_HZ, sumOfLevels } from '@aybiza/providers/audio/mu-law';

/** No more is gathered, whatever is asked for: somebody waits for it in the end. */
const MAX_GATHERED_MS = 160;
const CAPACITY_BYTES = (MAX_GATHERED_MS * MU_LAW_RATE_HZ) / 1000;
/** Padded base64 stands for up to two bytes less than its letters have room for; the last frame of a piece must fit all the same. */
const SLACK_BYTES = 2;
/** Sound that stands out from what was there before by 6 dB, and is more than a line in order has by itself, may be somebody. */
const RISE_FACTOR = 2;
const RISE_LEVEL = 100;
/** An eighth of a louder frame is taken for the line's own: steady noise is known after a fifth of a second. */
const FOLLOW_BITS = 3;

/** Takes sound, to be used at once: its memory is used again. Tells how much it wants next time, in ms. */
export type SoundTaker = (sound: Uint8Array) => number;

/**
 * Joins the frames of one far end to pieces. Everything behind it (recording, energy gate, recogniser) finds its own state cold for
 * each piece of each call, which costs more than looking at the bytes; so it gets several frames at once while nobody waits for them,
 * and each at once when sound rises.
 */
export class SoundGatherer {
  readonly #take: SoundTaker;
  #wantedBytes = 0;
  /** The level of the line as far as nothing stands out, 0 to 32,124: a whole number, which V8 keeps in place. */
  #calm = 0;
  /** What is gathered lies in `buffer` before `used`; behind it the next frame may be written, once there is room `for` it. */
  readonly buffer: Uint8Array = Buffer.allocUnsafeSlow(CAPACITY_BYTES + SLACK_BYTES);
  used = 0;

  constructor(take: SoundTaker) {
    this.#take = take;
  }

  /** Makes room for a frame; false for one that is larger than a piece. */
  hasRoomFor(bytes: number): boolean {
    if (this.used + bytes > this.buffer.length) this.flush();
    return bytes <= this.buffer.length;
  }

  /** A frame of so many bytes was written where `used` was. */
  added(bytes: number): void {
    if (bytes === 0) return;
    const level = Math.trunc(sumOfLevels(this.buffer, this.used, this.used + bytes) / bytes);
    const rises = level > Math.max(RISE_LEVEL, this.#calm * RISE_FACTOR);
    this.#calm = level < this.#calm ? level : this.#calm + ((level - this.#calm) >> FOLLOW_BITS);
    this.used += bytes;
    if (rises || this.used >= this.#wantedBytes) this.flush();
  }

  /** Adds a frame of any length that lies elsewhere. */
  add(frame: Uint8Array): void {
    if (this.hasRoomFor(frame.length)) {
      this.buffer.set(frame, this.used);
      this.added(frame.length);
    } else this.#hand(frame);
  }

  /** What is gathered is handed on. */
  flush(): void {
    if (this.used === 0) return;
    const piece = this.buffer.subarray(0, this.used);
    this.used = 0;
    this.#hand(piece);
  }

  #hand(piece: Uint8Array): void {
    this.#wantedBytes = Math.min(bytesIn(this.#take(piece)), CAPACITY_BYTES);
  }
}

function bytesIn(ms: number): number {
  return (ms * MU_LAW_RATE_HZ) / 1000;
}
