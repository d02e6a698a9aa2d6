import type { Share } from '../compare/proportion.ts';

/** The calls of one version that are over, and how many of them went badly (`hits`); `open`: calls that are not over. */
export interface WatchedSide extends Share {
  readonly open: number;
}

/** The calls of a stretch of time in which the share of the new version did not change. */
export interface WatchedStretch {
  /** Of the callers, who were to meet the new version: above 0, below 1. */
  readonly share: number;
  readonly newer: WatchedSide;
  readonly older: WatchedSide;
}

/** What is known of a new version beside the old one, after any number of looks. */
export interface Worsening {
  /** `newer - older`, as a share of calls: above 0 is worse. Undefined until both have a call. */
  readonly difference: number | undefined;
  /** How many times likelier the calls are if the new version is worse by more than the margin. */
  readonly evidence: number;
  /** The evidence is beyond what chance brings, ever, and people would see it, too. */
  readonly isWorse: boolean;
}

/** How often a version that is not worse than the margin may be called worse in its whole life, all measures together. */
export const FALSE_ALARMS = 0.05;

/** Fewer bad calls of a version convince nobody, whatever the chances. */
const FEWEST_HITS = 3;

/** Of the largest stake that cannot lose everything. */
const STAKES = [0.9, 0.6, 0.35, 0.2, 0.1, 0.05, 0.025] as const;
/** Guesses at how often calls go badly whichever version answers: near the truth, the same number of calls tells more. */
const GUESSES = [0, 0.08, 0.25, 0.6] as const;

/**
 * Whether a new version makes more calls go badly than the old one, by more than `margin` (0.02: two calls of a hundred). It may be asked
 * after every call: the chance that it *ever* says so of a version that is not worse is at most `FALSE_ALARMS / measures`.
 *
 * A test by betting (Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86, 2024) on the
 * difference as a known draw shows it (Horvitz and Thompson, 1952; for tests at any time: Ham, Bojinov, Lindon and Tingley,
 * "Design-based confidence sequences", 2022). Each call gives a number whose mean is the difference of that moment, because the draw of the
 * version knows nothing of the call: so days that are bad for both versions show no difference. One unit is staked on "worse by more than the
 * margin"; if it is not, no way to stake makes it grow on average, and it reaches `1 / alpha` with a chance of at most `alpha` (Ville, 1939).
 * The stakes are fixed before, and their mean is taken: so the order in which calls come to their end does not matter, and counts are enough.
 *
 * Calls that are not over count as whatever speaks for the new version. Left out, they would bend the draw: of two versions, the one with the
 * longer calls has fewer that are over.
 */
export function weighWorsening(
  stretches: readonly WatchedStretch[],
  { margin, measures }: { margin: number; measures: number },
): Worsening {
  const logs = GUESSES.flatMap((guess) =>
    STAKES.map((stake) => stretches.reduce((sum, stretch) => sum + logWealth(stretch, { guess, stake, margin }), 0)),
  );
  const largest = Math.max(...logs);
  const log = largest + Math.log(logs.reduce((sum, value) => sum + Math.exp(value - largest), 0) / logs.length);
  const difference = differenceOf(stretches);
  const hits = stretches.reduce((sum, { newer }) => sum + newer.hits, 0);
  return {
    difference,
    evidence: Math.exp(Math.min(log, MOST_LOG)),
    isWorse: log >= Math.log(measures / FALSE_ALARMS) && hits >= FEWEST_HITS && (difference ?? 0) > margin,
  };
}

/** Beyond it a number says no more, and JSON knows no infinity. */
const MOST_LOG = 100;

interface Stake {
  readonly guess: number;
  readonly stake: number;
  readonly margin: number;
}

function logWealth({ share, newer, older }: WatchedStretch, { guess, stake, margin }: Stake): number {
  const worst = Math.max(guess / share, (1 - guess) / (1 - share));
  const bet = stake / (worst + margin);
  const factor = (shown: number) => Math.log1p(bet * (shown - margin));
  return (
    newer.hits * factor((1 - guess) / share) +
    (newer.calls - newer.hits + newer.open) * factor(-guess / share) +
    (older.hits + older.open) * factor(-(1 - guess) / (1 - share)) +
    (older.calls - older.hits) * factor(guess / (1 - share))
  );
}

/** Stretch by stretch, so that a bad day on which the share was another one makes no difference; each weighs what it tells. */
function differenceOf(stretches: readonly WatchedStretch[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { newer, older } of stretches) {
    if (newer.calls === 0 || older.calls === 0) continue;
    const weight = 1 / (1 / newer.calls + 1 / older.calls);
    sum += weight * (newer.hits / newer.calls - older.hits / older.calls);
    weights += weight;
  }
  return weights === 0 ? undefined : sum / weights;
}
