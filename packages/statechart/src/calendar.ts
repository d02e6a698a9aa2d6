/** A day of the Gregorian calendar; months and days begin at 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const MINUTES_PER_DAY = 1440;

/** The date that a text `YYYY-MM-DD` begins with, alone or with a time behind `T`. Undefined for a day that does not exist. */
export function readDate(text: string): CalendarDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\S*)?$/.exec(text);
  if (parts === null) return undefined;
  const written = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  if (written.year < 1 || written.month < 1 || written.month > 12) return undefined;
  return writeDate(dateOfDay(dayNumber(written))) === writeDate(written) ? written : undefined;
}

/** `YYYY-MM-DD`; undefined beyond the years that have four figures. */
export function writeDate({ year, month, day }: CalendarDate): string | undefined {
  if (!(year >= 1 && year <= 9999)) return undefined;
  return `${String(year).padStart(4, '0')}-${twoFigures(month)}-${twoFigures(day)}`;
}

/** The minutes since midnight in `HH:MM`, alone or behind a date and `T`; seconds are passed over. */
export function readTime(text: string): number | undefined {
  const parts = /^(?:\d{4}-\d{2}-\d{2}[T ])?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text);
  if (parts === null) return undefined;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  return hour > 23 || minute > 59 ? undefined : hour * 60 + minute;
}

/** `HH:MM` of the minutes since midnight. */
export function writeTime(minutes: number): string {
  return `${twoFigures(Math.floor(minutes / 60))}:${twoFigures(minutes % 60)}`;
}

/** Days since the first of January 1970, counted without a clock or a time zone. Years are taken to begin in March. */
export function dayNumber({ year, month, day }: CalendarDate): number {
  const marchYear = month < 3 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * marchYear + leapDaysBefore(marchYear) + dayOfYear - 719_468;
}

/** The date of a number of days since the first of January 1970. */
export function dateOfDay(number: number): CalendarDate {
  const days = number + 719_468;
  // Four hundred years have 146,097 days; the guess is at most one year too high or too low.
  let marchYear = Math.floor((days * 400) / 146_097);
  const startOf = (year: number) => 365 * year + leapDaysBefore(year);
  while (startOf(marchYear) > days) marchYear -= 1;
  while (startOf(marchYear + 1) <= days) marchYear += 1;
  const dayOfYear = days - startOf(marchYear);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return { year: month < 3 ? marchYear + 1 : marchYear, month, day };
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayNumber(date: CalendarDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

function leapDaysBefore(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function twoFigures(number: number): string {
  return String(number).padStart(2, '0');
}
