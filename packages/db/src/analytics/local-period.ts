import { dayStarts, localDay, shiftDay } from '@aybiza/foundation/local-day';

const HOUR_MS = 60 * 60_000;

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
  const end = dayStart(before);
  const starts: number[] = [];
  if (step === 'day') for (let day = from; day < before; day = shiftDay(day, 1)) starts.push(dayStart(day));
  else for (let hour = dayStart(from); hour < end; hour += HOUR_MS) starts.push(hour);
  return { starts, end };
}

/** A period cut on some days only: when each of them begins. They are in order, and the first is where the period begins. */
export function periodOfDays(days: readonly string[], { before, timeZone }: Omit<LocalDays, 'from'>): LocalPeriod {
  const dayStart = dayStarts(timeZone);
  return { starts: days.map(dayStart), end: dayStart(before) };
}

/** When the day and the month at a moment have begun in a zone, and their dates. */
export function dayAndMonth(moment: number, timeZone: string) {
  const day = localDay(moment, timeZone);
  const month = `${day.slice(0, 7)}-01`;
  const dayStart = dayStarts(timeZone);
  return { day, month, dayFrom: dayStart(day), monthFrom: dayStart(month) };
}
