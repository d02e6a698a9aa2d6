/** How many of how many: calls that came to an end of the flow, of all calls. */
export interface Share {
  readonly hits: number;
  readonly calls: number;
}

/** A lower and an upper end, as shares from -1 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution: intervals are those of 95 %. */
export const Z_95 = 1.959963984540054;

/** The share itself, 0 to 1; 0 without a call. */
export function shareOf({ hits, calls }: Share): number {
  return calls === 0 ? 0 : hits / calls;
}

/**
 * Between which ends the true share lies with 95 % certainty, by Wilson's score (1927): right for few calls and near 0 and 1, where the
 * usual formula is not. Without a call: anything.
 */
export function wilsonInterval(share: Share): Interval {
  const { calls } = share;
  if (calls === 0) return { low: 0, high: 1 };
  const p = shareOf(share);
  const z2 = Z_95 ** 2;
  const middle = (p + z2 / (2 * calls)) / (1 + z2 / calls);
  const half = (Z_95 / (1 + z2 / calls)) * Math.sqrt((p * (1 - p)) / calls + z2 / (4 * calls ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Between which ends the difference `other - base` lies with 95 % certainty: Newcombe's hybrid score interval (1998, method 10). */
export function newcombeInterval(base: Share, other: Share): Interval {
  const [p, q] = [shareOf(other), shareOf(base)];
  const [of, from] = [wilsonInterval(other), wilsonInterval(base)];
  return {
    low: p - q - Math.hypot(p - of.low, from.high - q),
    high: p - q + Math.hypot(of.high - p, q - from.low),
  };
}
