import { z } from 'zod';
import { weekdayNumber } from './calendar.ts';

/** In the order in which a week is planned. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const timeOfDaySchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 09:30');

/** Open from, and until just before; `24:00` is the end of the day. */
export const openRangeSchema = z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema });
type OpenRange = z.infer<typeof openRangeSchema>;

/** Hours of a week in a time zone, with days that have hours of their own. */
export const scheduleSchema = z.strictObject({
  timeZone: z.string(),
  /** Monday first. */
  weekly: z.array(z.array(openRangeSchema)).length(7),
  exceptions: z.array(z.strictObject({ date: z.string(), open: z.array(openRangeSchema) })),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** Is it open at this moment (epoch milliseconds)? A range whose end is before its start goes on past midnight. */
export function isOpenAt(schedule: Schedule, at: number): boolean {
  const today = localTime(at, schedule.timeZone);
  const yesterday = localTime(at - 86_400_000, schedule.timeZone);
  return (
    rangesOf(schedule, today).some(({ from, to }) =>
      from < to ? from <= today.time && today.time < to : from <= today.time,
    ) || rangesOf(schedule, yesterday).some(({ from, to }) => to <= from && today.time < to)
  );
}

const QUARTER_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
/** Nobody is closed for longer on purpose. */
const LOOK_AHEAD_MS = 62 * 86_400_000;

/** The first minute from this moment on (epoch milliseconds) at which it is open; undefined when it stays closed for two months. */
export function nextOpenAt(schedule: Schedule, from: number): number | undefined {
  if (isOpenAt(schedule, from)) return from;
  const first = Math.ceil((from + 1) / QUARTER_MS) * QUARTER_MS;
  for (let at = first; at <= from + LOOK_AHEAD_MS; at += QUARTER_MS) {
    if (!isOpenAt(schedule, at)) continue;
    // Times of day need not be quarters: back to the first minute.
    let open = at;
    while (open - MINUTE_MS > from && isOpenAt(schedule, open - MINUTE_MS)) open -= MINUTE_MS;
    return open;
  }
  return undefined;
}

interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM` */
  readonly time: string;
  /** 0 is Monday. */
  readonly weekday: number;
}

function rangesOf({ weekly, exceptions }: Schedule, { date, weekday }: LocalTime): readonly OpenRange[] {
  return exceptions.find((exception) => exception.date === date)?.open ?? weekly[weekday] ?? [];
}

/** Making a formatter costs a hundred times as much as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Is this a time zone of the IANA database? */
export function isTimeZone(name: string): boolean {
  try {
    formatterFor(name);
    return true;
  } catch {
    // Intl has no other way to say that it does not know a zone.
    return false;
  }
}

/** What clocks and calendars show in a time zone. @throws RangeError for a zone that `isTimeZone` refuses */
export function localTime(at: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  const number = (part: Intl.DateTimeFormatPartTypes) => Number(parts.get(part));
  const weekday = weekdayNumber({ year: number('year'), month: number('month'), day: number('day') });
  return { date, time: `${parts.get('hour')}:${parts.get('minute')}`, weekday: weekday - 1 };
}
