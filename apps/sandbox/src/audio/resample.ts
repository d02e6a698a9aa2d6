/** Zero crossings of the sinc on each side; 16 keep aliases of speech about 60 dB down. */
const ZERO_CROSSINGS = 16;
/** The band ends a little before the limit, because the filter needs room to fall. */
const ROLL_OFF = 0.94;
/** Ratios in use at once are few (8, 16, 22.05, 24, 48 kHz among each other). */
const MAX_KEPT_FILTERS = 16;

interface PolyphaseFilter {
  /** Outputs for every `step` inputs. */
  phases: number;
  step: number;
  taps: number;
  /** `taps` weights for each phase, one phase after another. */
  weights: Float32Array;
}

const filters = new Map<string, PolyphaseFilter>();

/** The same sound at another sample rate (both in Hz), limited to the band that the lower rate can carry. */
export function resample(samples: Int16Array, fromHz: number, toHz: number): Int16Array {
  if (fromHz === toHz) return samples;
  const filter = getFilter(fromHz, toHz);
  const result = new Int16Array(Math.round((samples.length * toHz) / fromHz));
  const centre = filter.taps >> 1;
  for (let n = 0; n < result.length; n += 1) {
    const position = n * filter.step;
    const first = Math.floor(position / filter.phases) - centre + 1;
    const row = (position % filter.phases) * filter.taps;
    let sum = 0;
    for (let tap = 0; tap < filter.taps; tap += 1) {
      sum += (filter.weights[row + tap] ?? 0) * (samples[first + tap] ?? 0);
    }
    result[n] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return result;
}

function getFilter(fromHz: number, toHz: number): PolyphaseFilter {
  const key = `${fromHz}:${toHz}`;
  const kept = filters.get(key);
  if (kept !== undefined) return kept;
  if (filters.size >= MAX_KEPT_FILTERS) filters.clear();
  const filter = designFilter(fromHz, toHz);
  filters.set(key, filter);
  return filter;
}

function designFilter(fromHz: number, toHz: number): PolyphaseFilter {
  const divisor = greatestCommonDivisor(fromHz, toHz);
  const phases = toHz / divisor;
  const cutoff = Math.min(1, toHz / fromHz) * ROLL_OFF;
  const reach = Math.ceil(ZERO_CROSSINGS / cutoff);
  const taps = reach * 2;
  const weights = new Float32Array(phases * taps);
  for (let phase = 0; phase < phases; phase += 1) {
    const row = weights.subarray(phase * taps, (phase + 1) * taps);
    for (let tap = 0; tap < taps; tap += 1) {
      const distance = tap - reach + 1 - phase / phases;
      row[tap] = cutoff * sinc(distance * cutoff) * hann(distance / reach);
    }
    const sum = row.reduce((total, weight) => total + weight, 0);
    for (let tap = 0; tap < taps; tap += 1) row[tap] = (row[tap] ?? 0) / sum;
  }
  return { phases, step: fromHz / divisor, taps, weights };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** @param x from -1 to 1 across the window. */
function hann(x: number): number {
  return Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x);
}

function greatestCommonDivisor(a: number, b: number): number {
  if (!Number.isInteger(a) || !Number.isInteger(b) || a <= 0 || b <= 0) {
    throw new Error(`sample rates must be positive integers, not ${a} and ${b}`);
  }
  return a % b === 0 ? b : greatestCommonDivisor(b, a % b);
}
