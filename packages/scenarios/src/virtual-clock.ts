import { localTime } from '@aybiza/statechart';

const MINUTE = 60_000;

/** What clocks show in a time zone, `YYYY-MM-DDTHH:MM`, at a moment in epoch milliseconds. */
export function shownAt(epochMs: number, timeZone: string): string {
  const { date, time } = localTime(epochMs, timeZone);
  return `${date}T${time}`;
}

/**
 * The moment at which clocks in a time zone show this. Of an hour that comes twice the first is meant; one that is skipped in
 * spring is the hour behind it.
 */
export function epochOf(shown: string, timeZone: string): number {
  const asUtc = utcOf(shown);
  // The zone's distance from UTC at about that moment, looked up twice because it may change just then.
  const first = asUtc - (utcOf(shownAt(asUtc, timeZone)) - asUtc);
  return asUtc - (utcOf(shownAt(first, timeZone)) - first);
}

/** The same figures read as UTC. Days are counted by hand: no clock is involved. */
function utcOf(shown: string): number {
  const [, year = '0', month = '1', day = '1', hour = '0', minute = '0'] =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(shown) ?? [];
  const days = daysSinceEpoch(Number(year), Number(month), Number(day));
  return (days * 24 * 60 + Number(hour) * 60 + Number(minute)) * MINUTE;
}

/** Days from 1970-01-01 in the Gregorian calendar (the algorithm of Howard Hinnant's `days_from_civil`). */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
