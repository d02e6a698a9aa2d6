/** What is known of a region here, in one data centre. A function of what was heard of it. */
export interface Standing {
  /** It gets calls. */
  readonly isIn: boolean;
  /** Good reports since it is out. */
  readonly goodInARow: number;
  /** How often it failed a call although it had said that it is well, since it last took one. */
  readonly lapses: number;
  /** 0 to 1, as it says. */
  readonly load: number;
  /** When it was last asked how it is, epoch ms. */
  readonly askedAt: number;
}

/** So many good reports in a row and it is back … */
const GOOD_TO_COME_BACK = 3;
/** … twice as many after each lapse, up to this: whoever says that all is well and fails calls is believed less and less. */
const MOST_GOOD = 24;

/** Of a region of which nothing was heard: it gets calls until it fails one. */
export const UNKNOWN: Standing = { isIn: true, goodInARow: 0, lapses: 0, load: 0, askedAt: 0 };

/** @param report undefined when it gave none in time, or one that is not its own */
export function afterReport(
  standing: Standing,
  report: { readonly isReady: boolean; readonly load: number } | undefined,
  now: number,
): Standing {
  const asked = { ...standing, askedAt: now };
  if (report?.isReady !== true) return { ...asked, isIn: false, goodInARow: 0 };
  const goodInARow = standing.isIn ? 0 : standing.goodInARow + 1;
  const needed = Math.min(MOST_GOOD, GOOD_TO_COME_BACK * 2 ** standing.lapses);
  const isIn = standing.isIn || goodInARow >= needed;
  return { ...asked, isIn, goodInARow: isIn ? 0 : goodInARow, load: report.load };
}

/** It was asked about a call. */
export function afterCall(standing: Standing, went: 'well' | 'badly'): Standing {
  // One that is out and answers all the same has still to show that it stays.
  if (went === 'well') return { ...standing, lapses: 0 };
  const lapses = standing.isIn ? standing.lapses + 1 : standing.lapses;
  return { ...standing, isIn: false, goodInARow: 0, lapses };
}
