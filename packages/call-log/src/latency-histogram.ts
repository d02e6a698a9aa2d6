/** Each bin is a tenth wider than the one before. */
const GROWTH = 1.1;
/** A minute and a half; whatever took longer counts as that. */
const LAST_BIN = 120;

/** How many times of each bin: what can be added up over calls, and still be asked for percentiles. */
export type LatencyHistogram = Readonly<Record<number, number>>;

/**
 * The bin of a duration in milliseconds: 0 below one millisecond, then logarithmic ones. The only place that says where bins begin; stored
 * histograms depend on it.
 */
export function latencyBin(ms: number): number {
  if (ms < 1) return 0;
  // The rounding keeps a bin's own beginning out of the bin before.
  const bin = 1 + Math.floor(Number((Math.log(ms) / Math.log(GROWTH)).toFixed(9)));
  return Math.min(bin, LAST_BIN);
}

/** What a bin stands for, in milliseconds: its geometric middle, which is within 4.9 % of every duration from 1 ms to 90 s in it. */
export function latencyOfBin(bin: number): number {
  return bin <= 0 ? 0 : GROWTH ** (bin - 0.5);
}

/** The same histogram with one time more. */
export function withLatency(histogram: LatencyHistogram, ms: number): LatencyHistogram {
  const bin = latencyBin(ms);
  return { ...histogram, [bin]: (histogram[bin] ?? 0) + 1 };
}

/**
 * The duration in milliseconds that the share `fraction` (0 to 1) of all times do not exceed, within 4.9 % of that of the times
 * themselves; null without any.
 */
export function latencyPercentile(histogram: LatencyHistogram, fraction: number): number | null {
  const bins = Object.entries(histogram)
    .map(([bin, times]) => ({ bin: Number(bin), times }))
    .sort((left, right) => left.bin - right.bin);
  const all = bins.reduce((sum, { times }) => sum + times, 0);
  if (all === 0) return null;
  const rank = Math.max(1, Math.ceil(all * fraction));
  let before = 0;
  for (const { bin, times } of bins) {
    before += times;
    if (before >= rank) return latencyOfBin(bin);
  }
  return null;
}
