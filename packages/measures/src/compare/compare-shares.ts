import { callsNeeded } from './calls-needed.ts';
import { holmAdjust, pValueOf } from './p-value.ts';
import { type Interval, newcombeInterval, type Share, shareOf } from './proportion.ts';

/** A difference that a business would notice, as a share: five callers of a hundred. */
export const NOTICEABLE = 0.05;
/** How often two that do not differ at all may be called different. */
const BY_ACCIDENT = 0.05;

/** What can be said about two shares. */
export interface ShareComparison {
  /**
   * `different`: more than chance explains. `alike`: whatever the difference is, it is smaller than a business would notice. `tooFew`:
   * neither can be told from these calls.
   */
  readonly verdict: 'different' | 'alike' | 'tooFew';
  /** `other - base`, -1 to 1. */
  readonly difference: number;
  /** Where the difference lies with 95 % certainty. */
  readonly interval: Interval;
  /** Corrected for the number of comparisons that are made at once. */
  readonly pValue: number;
  /** About how many more calls the one with fewer needs; 0 unless there are too few. */
  readonly callsMissing: number;
}

/** A share, and the one that it is compared with. */
export interface Pair {
  readonly base: Share;
  readonly other: Share;
}

/**
 * Compares pairs of shares, all at once: the more are compared, the more it takes to call one different (Holm). As if it were looked at
 * once; whoever looks every day until something is different will find something.
 */
export function compareShares(pairs: readonly Pair[]): ShareComparison[] {
  const pValues = holmAdjust(pairs.map(({ base, other }) => pValueOf(base, other)));
  return pairs.map(({ base, other }, index) => {
    const pValue = pValues[index] ?? 1;
    const interval = newcombeInterval(base, other);
    const verdict = verdictOf(pValue, interval, { base, other });
    return {
      verdict,
      difference: shareOf(other) - shareOf(base),
      interval,
      pValue,
      callsMissing: verdict === 'tooFew' ? missing(base, other) : 0,
    };
  });
}

function verdictOf(pValue: number, { low, high }: Interval, { base, other }: Pair): ShareComparison['verdict'] {
  if (base.calls === 0 || other.calls === 0) return 'tooFew';
  if (pValue < BY_ACCIDENT) return 'different';
  return low > -NOTICEABLE && high < NOTICEABLE ? 'alike' : 'tooFew';
}

/** Of the one with fewer calls, for the difference that is seen, or for one that would be noticed where that is larger. */
function missing(base: Share, other: Share): number {
  const from = base.calls === 0 ? 0.5 : shareOf(base);
  const seen = base.calls === 0 || other.calls === 0 ? 0 : shareOf(other) - from;
  const step = Math.max(Math.abs(seen), NOTICEABLE);
  const up = seen > 0 || (seen === 0 && from < 0.5) ? from + step : from - step;
  const to = up < 0 ? from + step : up > 1 ? from - step : up;
  const needed = callsNeeded(from, Math.min(1, Math.max(0, to)));
  const fewest = Math.min(base.calls, other.calls);
  // By the formula there may be enough already, and chance has hidden it: then as many again.
  return needed > fewest ? needed - fewest : Math.max(1, fewest);
}
