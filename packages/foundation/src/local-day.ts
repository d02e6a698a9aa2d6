import { wallClock } from './wall-clock.ts';

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** The day, `YYYY-MM-DD`, that the clocks of a zone (IANA) show at a moment in epoch milliseconds. */
export function localDay(moment: number, timeZone: string): string {
  const parts = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', parts).format(moment);
}

/** So many days later, by the calendar: dates have no hours that could be lost. */
export function shiftDay(day: string, days: number): string {
  return new Date(utcMidnight(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Is it a date, as `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(utcMidnight(text));
}

/** From a date, `YYYY-MM-DD`, to its first moment in the zone, in epoch milliseconds. Not always midnight: some clocks skip it in spring. */
export function dayStarts(timeZone: string): (day: string) => number {
  const toEpoch = wallClock(timeZone);
  return (day) => {
    const midnight = utcMidnight(day);
    for (let wall = midnight; wall < midnight + DAY_MS; wall += QUARTER_MS) {
      const moment = toEpoch(wall);
      if (moment !== undefined) return moment;
    }
    // A date that a zone left out altogether, when it moved to the other side of the date line.
    return endOfDateBefore(toEpoch, midnight);
  };
}

function endOfDateBefore(toEpoch: (wall: number) => number | undefined, midnight: number): number {
  const before = toEpoch(midnight - QUARTER_MS);
  return before === undefined ? midnight : before + QUARTER_MS;
}

function utcMidnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
