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

/** A period cut on some days only: when each of them begins. They are in order, and the first is where the period begins. */
export function periodOfDays(days: readonly string[], { before, timeZone }: Omit<LocalDays, 'from'>): LocalPeriod {
  const dayStart = dayStarts(timeZone);
  const momentOf = (day: string) => dayStart(Date.parse(`${day}T00:00:00Z`));
  return { starts: days.map(momentOf), end: momentOf(before) };
}

/** The day, `YYYY-MM-DD`, that the clocks of a zone show at a moment. */
export function localDay(moment: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date(moment));
}

/** When the day and the month at a moment have begun in a zone, and their dates. */
export function dayAndMonth(moment: number, timeZone: string) {
  const day = localDay(moment, timeZone);
  const month = `${day.slice(0, 7)}-01`;
  const dayStart = dayStarts(timeZone);
  const startOf = (date: string) => dayStart(Date.parse(`${date}T00:00:00Z`));
  return { day, month, dayFrom: startOf(day), monthFrom: startOf(month) };
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
