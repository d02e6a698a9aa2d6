import type { TryOutcome } from './after-try.ts';

/** So many calls have to have ended before their failures say anything; until then, no more than so many are on at once. */
const PROBE = 5;
/** How far back is looked, in calls that have ended. */
export const WATCHED_TRIES = 20;
/** From this share of failures on, something is wrong that more calls do not make better. */
const MOST_FAILING = 0.5;

/** No line, no company or no flow that works: nobody can be called like this. Whoever does not pick up is no failure. */
const FAILURES: ReadonlySet<TryOutcome> = new Set(['failed', 'unknown']);

/**
 * Do calls fail so often that the campaign has to wait for somebody to look? @param latest the last `WATCHED_TRIES` at most that have ended
 * since it was started or resumed
 */
export function isFailing(latest: readonly TryOutcome[]): boolean {
  if (latest.length < PROBE) return false;
  return latest.filter((outcome) => FAILURES.has(outcome)).length / latest.length >= MOST_FAILING;
}

/** How many people may be called now. */
export interface Room {
  /** Of the campaign that ring, are about to, or are talking: each may need an agent. */
  readonly underWay: number;
  /** How many of the campaign may be on at once. */
  readonly callsAtOnce: number;
  /** Calls that the workspace may still place, by each of its limits. */
  readonly free: readonly number[];
  /** How many have ended since the campaign was started or resumed. */
  readonly ended: number;
}

/**
 * How many calls to place now. There is never more than one call for each place, ringing ones included, so that everybody who picks up finds an
 * agent: nobody is left in silence, whatever share of people answers.
 */
export function callsToPlace({ underWay, callsAtOnce, free, ended }: Room): number {
  const places = ended < PROBE ? Math.min(PROBE, callsAtOnce) : callsAtOnce;
  return Math.max(0, Math.min(places - underWay, ...free));
}
