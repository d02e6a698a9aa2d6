/** μ-law is logarithmic: sixteen steps of a byte are 6 dB. Voice stands out from a line by so much … */
const RISE = 24;
/** … and a pause lies below the voice by so much. */
const FALL = 16;
/** How fast the noise that a line is held against may grow, and the loudness of a voice be forgotten, in steps a second. */
const FLOOR_RISES = 10;
const PEAK_FALLS = 10;

/** Each fourth sample tells enough. */
const STEP = 4;

/** How loud a line is, as roughly as is needed to choose the size of a message: in steps of μ-law, 0 to 127, without decoding. */
export class LineLevel {
  readonly #bytesPerSecond: number;
  #level = 0;
  #floor = 0;
  #peak = 0;

  constructor(bytesPerSecond: number) {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Nothing stands out from the noise of the line. */
  get isQuiet(): boolean {
    return this.#level < this.#floor + RISE;
  }

  /** Whoever spoke makes a pause, or has ended. */
  get isPause(): boolean {
    return this.#level < this.#peak - FALL;
  }

  follow(audio: Uint8Array): void {
    if (audio.length === 0) return;
    let sum = 0;
    // The bytes of μ-law are turned around: 0xff is silence. A loop by hand, since it runs over every sample of every call.
    for (let index = 0; index < audio.length; index += STEP) sum += ~(audio[index] ?? 0) & 0x7f;
    const seconds = audio.length / this.#bytesPerSecond;
    this.#level = sum / Math.ceil(audio.length / STEP);
    this.#floor = Math.min(this.#level, this.#floor + FLOOR_RISES * seconds);
    this.#peak = Math.max(this.#level, this.#peak - PEAK_FALLS * seconds);
  }
}
