import { formatShare } from '../../formats/format-figures.ts';
import { analyticsStrings } from './strings.ts';
import type { Comparison } from './use-analytics.ts';

const strings = analyticsStrings.comparison;

/** What a test found about two versions, in a sentence that does not say more than it knows. */
export function describeComparison(
  { measure, verdict, difference, low, high, callsMissing }: Comparison,
  { version, base }: { version: string; base: string },
): string {
  const what = strings.measures[measure];
  switch (verdict) {
    case 'different':
      return strings.different({
        version,
        base,
        what,
        by: points(Math.abs(difference)),
        range: difference > 0 ? range(low, high) : range(-high, -low),
        isMore: difference > 0,
      });
    case 'alike':
      return strings.alike({ version, base, what });
    default:
      return strings.tooFew({ version, base, what, more: callsMissing });
  }
}

/** Percentage points, for a share of shares would be read as something else. */
function points(share: number): string {
  return strings.points(formatShare(share).replace('%', ''));
}

function range(low: number, high: number): string {
  return strings.range(formatShare(low).replace('%', ''), formatShare(high).replace('%', ''));
}
