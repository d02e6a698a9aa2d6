import { isOpenAt, nextOpenAt, type Schedule } from '@aybiza/statechart';

/** Hours of a week, Monday first, on the clock of whoever is called. */
export type CallingWeek = Schedule['weekly'];

/** Where clocks may show different times, it must be within the hours on all of them. Nobody is called whose zone is not known. */
export function mayCallAt(week: CallingWeek, zones: readonly string[], at: number): boolean {
  return zones.length > 0 && zones.every((timeZone) => isOpenAt(hoursIn(week, timeZone), at));
}

/** Rounds of the search; each ends at the opening of a zone, and a week has few of those. */
const MOST_ROUNDS = 500;

/**
 * The first moment from this one on (epoch milliseconds) at which the hours hold in every zone; undefined when there is none: no hours, no zone
 * known, or zones so far apart that their hours never meet.
 */
export function nextCallAt(week: CallingWeek, zones: readonly string[], from: number): number | undefined {
  if (zones.length === 0) return undefined;
  let at = from;
  for (let round = 0; round < MOST_ROUNDS && at - from <= LOOK_AHEAD_MS; round += 1) {
    const opens = latest(week, zones, at);
    if (opens === undefined || opens === at) return opens;
    at = opens;
  }
  return undefined;
}

/** Two changes of clocks are not further apart than what a week repeats by. */
const LOOK_AHEAD_MS = 15 * 86_400_000;

function latest(week: CallingWeek, zones: readonly string[], from: number): number | undefined {
  let at = from;
  for (const timeZone of zones) {
    const opens = nextOpenAt(hoursIn(week, timeZone), at);
    if (opens === undefined) return undefined;
    at = opens;
  }
  return at;
}

const hoursIn = (weekly: CallingWeek, timeZone: string): Schedule => ({ timeZone, weekly, exceptions: [] });
