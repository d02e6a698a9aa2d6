import type { Campaign } from './campaign.ts';

export type Week = Campaign['week'];
export type Pauses = Campaign['pauseMinutes'];

/** The same hours on some days of a week. */
export interface SameHours {
  /** Monday first. */
  readonly days: readonly boolean[];
  /** As `09:00`. */
  readonly from: string;
  readonly to: string;
}

/** When people are called, as it is set on the page: the same hours on some days, or each day's own. */
export type Hours = SameHours | Week;

export const USUAL_HOURS: SameHours = {
  days: [true, true, true, true, true, false, false],
  from: '09:00',
  to: '17:00',
};
export const USUAL_PAUSES: Pauses = { machine: null, noAnswer: 120, busy: 15, failed: 60, hungUpEarly: null };
/** The order in which they are asked for: what happens most comes first. */
export const RETRIED = [
  'noAnswer',
  'busy',
  'machine',
  'failed',
  'hungUpEarly',
] as const satisfies readonly (keyof Pauses)[];

/** The hours of a week that is the same on each day on which people are called; undefined when the days differ. */
export function toSameHours(week: Week): SameHours | undefined {
  const ranges = week.filter((day) => day.length > 0);
  const first = ranges[0]?.[0];
  if (first === undefined) return undefined;
  const isSame = ranges.every(
    ([range, ...more]) => more.length === 0 && range?.from === first.from && range.to === first.to,
  );
  return isSame ? { days: week.map((day) => day.length > 0), ...first } : undefined;
}

/** Undefined while nobody could be called, or an hour is not written yet. Until an hour before the first one is until that hour of the next day. */
export function toWeek(hours: Hours): Week | undefined {
  const week = 'days' in hours ? hours.days.map((isCalled) => (isCalled ? [hours] : [])) : hours;
  const ranges = week.flat();
  if (ranges.length === 0 || ranges.some(({ from, to }) => from === '' || to === '' || from === to)) return undefined;
  return week.map((day) => day.map(({ from, to }) => ({ from, to })));
}

/** Days that follow each other and have the same hours, as the first and the last of them, counted from 0, Monday. */
export interface DayRun {
  readonly first: number;
  readonly last: number;
  readonly hours: readonly { readonly from: string; readonly to: string }[];
}

/** When people are called, in as few lines as it takes. */
export function dayRuns(week: Week): DayRun[] {
  const runs: DayRun[] = [];
  for (const [day, hours] of week.entries()) {
    const before = runs.at(-1);
    if (hours.length === 0) continue;
    if (before?.last === day - 1 && JSON.stringify(before.hours) === JSON.stringify(hours))
      runs[runs.length - 1] = { ...before, last: day };
    else runs.push({ first: day, last: day, hours });
  }
  return runs;
}

/** A whole number within limits; undefined for anything else. */
export function readWhole(text: string, [least, most]: readonly [number, number]): number | undefined {
  if (!/^\d{1,6}$/.test(text.trim())) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}
