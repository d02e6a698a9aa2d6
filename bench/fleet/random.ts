/** Numbers that look random and come again with the same seed. */
export interface Random {
  /** From 0 up to but not including 1. */
  unit(): number;
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number;
  /** How many things happen that happen independently, `mean` of them on average. */
  poisson(mean: number): number;
  /** Lognormal: half of them are below `median`; `sigma` is the deviation of the logarithm. */
  lognormal(median: number, sigma: number): number;
}

/** Above this a Poisson number is drawn as a normal one: at 50 they differ by less than what is reported. */
const NORMAL_FROM = 50;

/** Mulberry32: 32 bits of state, good enough for simulations and for nothing secret. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  return {
    unit,
    below: (below) => Math.floor(unit() * below),
    poisson(mean) {
      if (mean >= NORMAL_FROM) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      let count = 0;
      for (let left = Math.exp(-mean), product = unit(); product > left; product *= unit()) count += 1;
      return count;
    },
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
  };
}
