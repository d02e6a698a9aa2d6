import { wallClock } from '../wall-clock.ts';

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Whole days of a time zone, as `YYYY-MM-DD`. */
export interface LocalDays {
  from: string;
  /** The first day that is not part of it. */
  before: string;
  /** IANA. */
  timeZone: string;
}

/** When each day or hour of a period begins, in order, and when the last one ends. Epoch milliseconds. */
export interface LocalPeriod {
  readonly starts: readonly number[];
  readonly end: number;
}

/** Days as the clocks of the zone have them: 23 or 25 hours long where they change, and a quarter of an hour never belongs to two. */
export function localPeriod({ from, before, timeZone }: LocalDays, step: 'day' | 'hour'): LocalPeriod {
  const dayStart = dayStarts(timeZone);
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${before}T00:00:00Z`)];
  const end = dayStart(last);
  const starts: number[] = [];
  if (step === 'day') for (let day = first; day < last; day += DAY_MS) starts.push(dayStart(day));
  else for (let hour = dayStart(first); hour < end; hour += HOUR_MS) starts.push(hour);
  return { starts, end };
}

/** From a date, as UTC's midnight of it, to its first moment in the zone. Not always midnight: some clocks skip it in spring. */
function dayStarts(timeZone: string): (day: number) => number {
  const toEpoch = wallClock(timeZone);
  return (day) => {
    for (let wall = day; wall < day + DAY_MS; wall += QUARTER_MS) {
      const moment = toEpoch(wall);
      if (moment !== undefined) return moment;
    }
    // A date that a zone left out altogether, when it moved to the other side of the date line.
    return endOfDateBefore(toEpoch, day);
  };
}

function endOfDateBefore(toEpoch: (wall: number) => number | undefined, day: number): number {
  const before = toEpoch(day - QUARTER_MS);
  return before === undefined ? day : before + QUARTER_MS;
}
