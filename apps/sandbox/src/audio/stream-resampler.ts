/** Zero crossings of the windowed sinc on each side: enough that speech above half the lower rate does not fold back. */
const LOBES = 8;

/** Changes the sample rate of a stream piece by piece, without seams; the last few milliseconds come out with `end()`. */
export class StreamResampler {
  readonly #step: number;
  readonly #cutoff: number;
  readonly #reach: number;
  #held: Float32Array;
  #position: number;

  constructor(fromHz: number, toHz: number) {
    this.#step = fromHz / toHz;
    this.#cutoff = Math.min(1, toHz / fromHz);
    this.#reach = Math.ceil(LOBES / this.#cutoff);
    this.#held = new Float32Array(this.#reach);
    this.#position = this.#reach;
  }

  push(samples: Float32Array): Float32Array {
    if (this.#step === 1) return samples;
    const input = new Float32Array(this.#held.length + samples.length);
    input.set(this.#held);
    input.set(samples, this.#held.length);
    const output: number[] = [];
    for (; this.#position + this.#reach < input.length; this.#position += this.#step) {
      output.push(this.#at(input, this.#position));
    }
    const keepFrom = Math.max(0, Math.floor(this.#position) - this.#reach);
    this.#held = input.slice(keepFrom);
    this.#position -= keepFrom;
    return Float32Array.from(output);
  }

  /** What is still inside the filter. */
  end(): Float32Array {
    return this.#step === 1 ? new Float32Array(0) : this.push(new Float32Array(this.#reach));
  }

  #at(input: Float32Array, position: number): number {
    let sum = 0;
    const first = Math.ceil(position - this.#reach);
    const last = Math.floor(position + this.#reach);
    for (let index = first; index <= last; index++) {
      const distance = (index - position) * this.#cutoff;
      const sinc = distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance);
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / LOBES);
      sum += sinc * window * (input[index] ?? 0);
    }
    return sum * this.#cutoff;
  }
}
