// From the rate of the sound card to 8 kHz: a low-pass filter, so that hiss above 4 kHz does not fold down into speech, then
// one value for each output sample.

export const TELEPHONE_RATE_HZ = 8_000;
const CUTOFF_HZ = 3_400;
const TAPS = 63;

/** A windowed sinc: flat up to the cutoff, 50 dB down above it. Its values sum to 1. */
function lowPass(rateHz) {
  const middle = (TAPS - 1) / 2;
  const cutoff = CUTOFF_HZ / rateHz;
  const taps = Float32Array.from({ length: TAPS }, (_, index) => {
    const x = index - middle;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (TAPS - 1)));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

/** Takes blocks of any length and gives what they make at 8 kHz; keeps what it needs between blocks. */
export class Downsampler {
  #taps;
  #step;
  #recent = new Float32Array(TAPS);
  #at = 0;
  #untilNext = 0;

  constructor(rateHz) {
    this.#taps = lowPass(rateHz);
    this.#step = rateHz / TELEPHONE_RATE_HZ;
  }

  /** Calls `emit` with each sample at 8 kHz. */
  push(block, emit) {
    for (const sample of block) {
      this.#recent[this.#at] = sample;
      this.#at = (this.#at + 1) % TAPS;
      this.#untilNext -= 1;
      if (this.#untilNext > 0) continue;
      this.#untilNext += this.#step;
      emit(this.#filter());
    }
  }

  #filter() {
    let sum = 0;
    for (let index = 0; index < TAPS; index += 1) sum += this.#recent[(this.#at + index) % TAPS] * this.#taps[index];
    return sum;
  }
}
