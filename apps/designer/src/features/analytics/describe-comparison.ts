import type { Formats } from '../../formats/create-formats.ts';
import type { WordsOf } from '../../language/strings.ts';
import type { analyticsStrings } from './strings.ts';
import type { Comparison } from './use-analytics.ts';

interface ComparisonWords {
  readonly strings: WordsOf<typeof analyticsStrings>['comparison'];
  readonly formats: Formats;
}

/** What a test found about two versions, in a sentence that does not say more than it knows. */
export function describeComparison(
  { measure, verdict, difference, low, high, callsMissing }: Comparison,
  { version, base }: { version: string; base: string },
  { strings, formats }: ComparisonWords,
): string {
  // Percentage points, for a share of shares would be read as something else.
  const points = (share: number) => formats.decimal(share * 100);
  const range = (from: number, to: number) => strings.range(points(from), points(to));
  const what = strings.measures[measure];
  switch (verdict) {
    case 'different':
      return strings.different({
        version,
        base,
        what,
        by: strings.points(points(Math.abs(difference))),
        range: difference > 0 ? range(low, high) : range(-high, -low),
        isMore: difference > 0,
      });
    case 'alike':
      return strings.alike({ version, base, what });
    default:
      return strings.tooFew({ version, base, what, more: callsMissing });
  }
}
