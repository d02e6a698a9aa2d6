/** Where a chart's axis ends, and the marks on it: round numbers, at most five of them. */
export interface ChartScale {
  readonly top: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];
const MOST_TICKS = 4;

/** An axis from 0 to a round number that `largest` fits under; `whole` for what cannot be halved, such as calls. */
export function chartScale(largest: number, { whole = false }: { whole?: boolean } = {}): ChartScale {
  if (largest <= 0) return { top: 1, ticks: [0, 1] };
  const power = 10 ** Math.floor(Math.log10(largest / MOST_TICKS));
  const fitting = STEPS.find((times) => largest / (times * power) <= MOST_TICKS) ?? 10;
  const step = whole ? Math.max(1, Math.ceil(fitting * power)) : fitting * power;
  const count = Math.ceil(largest / step - 1e-9);
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_tick, index) => index * step) };
}

/** Which labels of an axis are written: the first, and as many behind it as fit, evenly. */
export function labelEvery(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / most));
}
