import { type Share, shareOf } from './proportion.ts';

/** Below this many expected calls in any cell the normal approximation is not to be trusted (Cochran's rule). */
const LEAST_EXPECTED = 5;
/** Sums of many tiny numbers: what is as likely up to this counts as as likely. */
const AS_LIKELY = 1 + 1e-7;

/**
 * How likely shares at least as different as these are when there is no difference at all, 0 to 1; two-sided. Exact (Fisher) where few
 * calls are expected in a cell, else by the pooled score test.
 */
export function pValueOf(base: Share, other: Share): number {
  if (base.calls === 0 || other.calls === 0) return 1;
  return fewestExpected(base, other) < LEAST_EXPECTED ? fisherPValue(base, other) : scorePValue(base, other);
}

function fewestExpected(base: Share, other: Share): number {
  const hits = base.hits + other.hits;
  const all = base.calls + other.calls;
  return (Math.min(base.calls, other.calls) * Math.min(hits, all - hits)) / all;
}

/** Two proportions with one pooled variance; what is certain on both sides is no different. */
export function scorePValue(base: Share, other: Share): number {
  const pooled = (base.hits + other.hits) / (base.calls + other.calls);
  const variance = pooled * (1 - pooled) * (1 / base.calls + 1 / other.calls);
  if (variance === 0) return 1;
  return 2 * (1 - normalCdf(Math.abs(shareOf(other) - shareOf(base)) / Math.sqrt(variance)));
}

/** Fisher's exact test: all tables with the same margins that are no likelier than this one. */
export function fisherPValue(base: Share, other: Share): number {
  const hits = base.hits + other.hits;
  const all = base.calls + other.calls;
  const least = Math.max(0, hits - other.calls);
  const most = Math.min(hits, base.calls);
  const logOf = (ofBase: number) =>
    logChoose(base.calls, ofBase) + logChoose(other.calls, hits - ofBase) - logChoose(all, hits);
  const seen = Math.exp(logOf(base.hits)) * AS_LIKELY;
  let sum = 0;
  for (let ofBase = least; ofBase <= most; ofBase += 1) {
    const likelihood = Math.exp(logOf(ofBase));
    if (likelihood <= seen) sum += likelihood;
  }
  return Math.min(1, sum);
}

function logChoose(of: number, taken: number): number {
  return logFactorial(of) - logFactorial(taken) - logFactorial(of - taken);
}

const EXACT = 256;
const logFactorials: number[] = [0];

/** Added up for small numbers; for large ones Stirling's series, whose next term is below 1e-12 there. */
function logFactorial(of: number): number {
  if (of >= EXACT) {
    const series = 1 / (12 * of) - 1 / (360 * of ** 3);
    return of * Math.log(of) - of + 0.5 * Math.log(2 * Math.PI * of) + series;
  }
  for (let next = logFactorials.length; next <= of; next += 1)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[of] ?? 0;
}

/** The normal distribution, by Abramowitz and Stegun 26.2.17: within 7.5e-8. */
export function normalCdf(z: number): number {
  if (z < 0) return 1 - normalCdf(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const density = Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const sum = 0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)));
  return 1 - density * t * sum;
}

/**
 * What is left of p-values when several questions were asked of the same calls, by Holm's step-down method (1979): the chance that any
 * of them is called different by accident stays that of one. In the order of `values`.
 */
export function holmAdjust(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((left, right) => left.value - right.value);
  const adjusted: number[] = values.map(() => 1);
  let largest = 0;
  for (const [rank, { value, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, value * (values.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}
