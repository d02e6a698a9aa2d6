/** Samples at the edge of the filter's window, for each sample of the slower rate: more cost time, fewer let hiss through. */
const REACH = 16;
/** The band that passes, as a share of the slower rate's: the filter needs the rest to fall off. */
const PASS = 0.92;

/** Changes the rate of a stream of 16-bit samples: a windowed-sinc filter (Hann), one set of weights for each phase. */
export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #reach: number;
  readonly #phases: readonly Float32Array[];
  /** Input that output still needs, beginning with `#reach` samples before the next output. */
  #kept: Float32Array;
  /** Of the next output, in parts of `1 / up` of an input sample behind `#kept[#reach]`. */
  #at = 0;
  #received = 0;
  #made = 0;

  /** @param fromHz and @param toHz in whole hertz, such as 24,000 and 8,000 */
  constructor(fromHz: number, toHz: number) {
    const divisor = greatestCommonDivisor(fromHz, toHz);
    this.#up = toHz / divisor;
    this.#down = fromHz / divisor;
    const cutoff = Math.min(1, toHz / fromHz) * PASS;
    this.#reach = Math.ceil(REACH / Math.min(1, toHz / fromHz));
    this.#phases = Array.from({ length: this.#up }, (_value, phase) =>
      weightsOf(phase / this.#up, { cutoff, reach: this.#reach }),
    );
    this.#kept = new Float32Array(this.#reach);
  }

  /** What can be made of the samples so far. */
  add(samples: Int16Array): Int16Array {
    this.#received += samples.length;
    return this.#take(samples);
  }

  /** The rest of a stream that is over: all output together is as long as all input. */
  end(): Int16Array {
    const due = Math.ceil((this.#received * this.#up) / this.#down) - this.#made;
    return this.#take(new Int16Array(this.#reach)).subarray(0, Math.max(0, due));
  }

  #take(samples: Int16Array): Int16Array {
    const input = new Float32Array(this.#kept.length + samples.length);
    input.set(this.#kept);
    input.set(samples, this.#kept.length);
    const made: number[] = [];
    let base = 0;
    while (base + 2 * this.#reach < input.length) {
      made.push(this.#sample(input, base));
      this.#at += this.#down;
      base += Math.floor(this.#at / this.#up);
      this.#at %= this.#up;
    }
    this.#kept = input.slice(base);
    this.#made += made.length;
    return Int16Array.from(made);
  }

  #sample(input: Float32Array, base: number): number {
    const weights = this.#phases[this.#at] ?? new Float32Array();
    let sum = 0;
    for (let index = 0; index < weights.length; index += 1) sum += (weights[index] ?? 0) * (input[base + index] ?? 0);
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
}

/** How much each sample from `reach` before to `reach` after counts for a moment `fraction` behind the middle one; they sum to 1. */
function weightsOf(fraction: number, { cutoff, reach }: { cutoff: number; reach: number }): Float32Array {
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_value, index) => {
    const distance = index - reach - fraction;
    const x = Math.PI * cutoff * distance;
    const sinc = x === 0 ? 1 : Math.sin(x) / x;
    return Math.abs(distance) > reach ? 0 : sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / reach));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
