/** One row of a measurement: so many calls in one process, and what a second of one of them costs it. */
export interface MeasuredLoad {
  readonly calls: number;
  /** Milliseconds of a core. */
  readonly cpuMsPerCallSecond: number;
}

/**
 * How busy a process is with so many calls: what each costs, and once what it costs that anything is on at all. The second part grows
 * to its full size as frames come so close together that one waking up serves several.
 */
export interface LoadCurve {
  /** Share of a core. */
  readonly perCall: number;
  /** Share of a core. */
  readonly waking: number;
  /** Calls with which 63 % of the waking up has come. */
  readonly spread: number;
}

/** Calls for which the curve's bend is tried; the two shares follow from it by least squares. */
const SPREADS = Array.from({ length: 120 }, (_one, index) => 0.5 * 1.06 ** index);

/** The share of a core that a process with so many calls needs; may be above 1. */
export function utilisationOf({ perCall, waking, spread }: LoadCurve, calls: number): number {
  return perCall * calls + waking * (1 - Math.exp(-calls / spread));
}

/** The most calls that a process carries below a share of its core. */
export function callsAt(curve: LoadCurve, utilisation: number): number {
  let calls = 0;
  while (utilisationOf(curve, calls + 1) <= utilisation) calls += 1;
  return calls;
}

/**
 * The curve through a measurement whose largest relative error is least.
 * @throws Error when there are fewer than three rows
 */
export function fitLoadCurve(rows: readonly MeasuredLoad[]): LoadCurve {
  if (rows.length < 3) throw new Error('A load curve needs at least three measured numbers of calls.');
  const fits = SPREADS.map((spread) => fitShares(rows, spread));
  const errorOf = (curve: LoadCurve) => Math.max(...rows.map((row) => Math.abs(errorAt(curve, row))));
  return fits.reduce((best, fit) => (errorOf(fit) < errorOf(best) ? fit : best));
}

/** How far the curve is from a row, as a share of what was measured. */
export function errorAt(curve: LoadCurve, row: MeasuredLoad): number {
  return utilisationOf(curve, row.calls) / measuredUtilisation(row) - 1;
}

/** The share of a core that was measured. */
export function measuredUtilisation({ calls, cpuMsPerCallSecond }: MeasuredLoad): number {
  return (calls * cpuMsPerCallSecond) / 1_000;
}

/** Least squares of the relative error: a process with one call counts as much as one with 400. */
function fitShares(rows: readonly MeasuredLoad[], spread: number): LoadCurve {
  let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const measured = measuredUtilisation(row);
    const a = row.calls / measured;
    const b = (1 - Math.exp(-row.calls / spread)) / measured;
    [aa, ab, bb, ay, by] = [aa + a * a, ab + a * b, bb + b * b, ay + a, by + b];
  }
  const determinant = aa * bb - ab * ab;
  const perCall = Math.max(0, (ay * bb - by * ab) / determinant);
  const waking = Math.max(0, (by - ab * perCall) / bb);
  return { perCall, waking, spread };
}
