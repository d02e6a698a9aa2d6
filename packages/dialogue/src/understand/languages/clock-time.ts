import type { ClockTime } from './heard-language.ts';

/** A time by the figures of a match. */
export function clockTime(hour: string | undefined, minute: string | number = 0): ClockTime {
  return { hour: Number(hour), minute: Number(minute) };
}

/** "A quarter to four". @param minutes up to 59 */
export function minutesBefore(hour: string | undefined, minutes: string | number | undefined): ClockTime {
  const full = Number(hour);
  return { hour: full === 1 ? 12 : full === 0 ? 23 : full - 1, minute: 60 - Number(minutes) };
}
