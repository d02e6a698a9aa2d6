import type { Share } from '../compare/proportion.ts';
import { weighWorsening } from './worsening.ts';

/** How many calls are over, how many are `open`, and how many went badly by each measure. */
type Counted<Measure extends string> = Readonly<Record<Measure | 'calls' | 'open', number>>;

/** As `WatchedStretch`, for several measures. */
export interface CountedCalls<Measure extends string> {
  readonly share: number;
  readonly newer: Counted<Measure>;
  readonly older: Counted<Measure>;
}

/** One measure of a watch; `margin` and `difference` are percentage points, `hits` are calls that went badly. */
export interface JudgedMeasure<Measure extends string> {
  readonly measure: Measure;
  readonly margin: number;
  readonly newer: Share;
  readonly older: Share;
  /** Null until both versions have a call. */
  readonly difference: number | null;
  readonly isWorse: boolean;
}

/** Judges each measure of a watch; the figures that people read are sums, what decides goes stretch by stretch. */
export function judgeWatch<Measure extends string>(
  measures: readonly { readonly measure: Measure; readonly margin: number }[],
  counted: readonly CountedCalls<NoInfer<Measure>>[],
): JudgedMeasure<Measure>[] {
  // Where all callers meet one version there is nothing to compare.
  const shared = counted.filter(({ share }) => share > 0 && share < 1);
  return measures.map(({ measure, margin }) => {
    const sideOf = (calls: Counted<Measure>) => ({ hits: calls[measure], calls: calls.calls, open: calls.open });
    const stretches = shared.map(({ share, newer, older }) => ({ share, newer: sideOf(newer), older: sideOf(older) }));
    const found = weighWorsening(stretches, { margin: margin / 100, measures: measures.length });
    return {
      ...{ measure, margin },
      newer: sum(stretches.map(({ newer }) => newer)),
      older: sum(stretches.map(({ older }) => older)),
      difference: found.difference === undefined ? null : found.difference * 100,
      isWorse: found.isWorse,
    };
  });
}

function sum(sides: readonly Share[]): Share {
  return sides.reduce((all, { hits, calls }) => ({ hits: all.hits + hits, calls: all.calls + calls }), {
    hits: 0,
    calls: 0,
  });
}
