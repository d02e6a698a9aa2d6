import {
  type CalendarDate,
  dateOfDay,
  dayNumber,
  MINUTES_PER_DAY,
  readDate,
  readTime,
  weekdayNumber,
  writeDate,
  writeTime,
} from '../calendar.ts';
import type { Value } from '../value.ts';
import { fail, type Work } from '../work.ts';
import { type FunctionDefinition, overload } from './overload.ts';

/**
 * Functions of dates (`YYYY-MM-DD`), times (`HH:MM`) and both (`YYYY-MM-DDTHH:MM`), all of them text and without a time zone. What
 * takes a date takes both, and uses the date of it.
 */
export const dateFunctions = {
  addDays: {
    help: 'The date so many days later, or earlier for a negative number.',
    overloads: [
      overload(['text', 'number'], 'text', ([text, days], work) =>
        withDate(text, work, (date) => atDay(dayNumber(date) + Math.trunc(days), timePart(text), work)),
      ),
    ],
  },
  addMonths: {
    help: 'The date so many months later; the last day of the month where that month is shorter.',
    overloads: [
      overload(['text', 'number'], 'text', ([text, months], work) =>
        withDate(text, work, (date) => atDay(dayAfterMonths(date, Math.trunc(months)), timePart(text), work)),
      ),
    ],
  },
  daysBetween: {
    help: 'The days from one date to another, negative when the other is earlier.',
    overloads: [
      overload(['text', 'text'], 'number', ([from, to], work) =>
        withDate(from, work, (first) => withDate(to, work, (second) => dayNumber(second) - dayNumber(first))),
      ),
    ],
  },
  weekday: {
    help: 'The day of the week of a date: 1 is Monday, 7 is Sunday.',
    overloads: [overload(['text'], 'number', ([text], work) => withDate(text, work, weekdayNumber))],
  },
  year: {
    help: 'The year of a date.',
    overloads: [overload(['text'], 'number', ([text], work) => withDate(text, work, ({ year }) => year))],
  },
  month: {
    help: 'The month of a date, from 1.',
    overloads: [overload(['text'], 'number', ([text], work) => withDate(text, work, ({ month }) => month))],
  },
  dayOfMonth: {
    help: 'The day of the month of a date, from 1.',
    overloads: [overload(['text'], 'number', ([text], work) => withDate(text, work, ({ day }) => day))],
  },
  addMinutes: {
    help: 'The time so many minutes later. A time alone goes on after midnight; one with a date moves to the next day.',
    overloads: [overload(['text', 'number'], 'text', ([text, minutes], work) => addMinutes(text, minutes, work))],
  },
  minutesBetween: {
    help: 'The minutes from one time to another, negative when the other is earlier; both with a date or both without.',
    overloads: [overload(['text', 'text'], 'number', ([from, to], work) => minutesBetween(from, to, work))],
  },
  hour: {
    help: 'The hour of a time, 0 to 23.',
    overloads: [overload(['text'], 'number', ([text], work) => withTime(text, work, (time) => Math.floor(time / 60)))],
  },
  minute: {
    help: 'The minute of a time.',
    overloads: [overload(['text'], 'number', ([text], work) => withTime(text, work, (time) => time % 60))],
  },
  date: {
    help: 'The date of a date and time.',
    overloads: [overload(['text'], 'text', ([text], work) => withDate(text, work, (date) => writeDate(date) ?? null))],
  },
  time: {
    help: 'The time of a date and time.',
    overloads: [overload(['text'], 'text', ([text], work) => withTime(text, work, writeTime))],
  },
  dateTime: {
    help: 'A date and a time as one text.',
    overloads: [
      overload(['text', 'text'], 'text', ([day, clock], work) =>
        withDate(day, work, (date) => withTime(clock, work, (time) => `${writeDate(date)}T${writeTime(time)}`)),
      ),
    ],
  },
} as const satisfies Record<string, FunctionDefinition>;

function withDate(text: string, work: Work, compute: (date: CalendarDate) => Value): Value {
  const date = readDate(text);
  return date === undefined ? fail(work, 'NOT_COMPUTABLE', 'the text is no date') : compute(date);
}

function withTime(text: string, work: Work, compute: (minutes: number) => Value): Value {
  const time = readTime(text);
  return time === undefined ? fail(work, 'NOT_COMPUTABLE', 'the text is no time') : compute(time);
}

/** What stands behind the date: a time, or nothing. */
function timePart(text: string): string {
  return text.slice('YYYY-MM-DD'.length);
}

function atDay(number: number, time: string, work: Work): Value {
  // Ten thousand years on either side are more than any calendar needs, and keep the arithmetic exact.
  const date = Math.abs(number) > 3_650_000 ? undefined : writeDate(dateOfDay(number));
  return date === undefined ? fail(work, 'NOT_COMPUTABLE', 'there is no such year') : date + time;
}

function dayAfterMonths({ year, month, day }: CalendarDate, months: number): number {
  const count = year * 12 + month - 1 + months;
  const first = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1, day: 1 };
  const next = { year: Math.floor((count + 1) / 12), month: ((((count + 1) % 12) + 12) % 12) + 1, day: 1 };
  return Math.min(dayNumber(first) + day - 1, dayNumber(next) - 1);
}

function addMinutes(text: string, minutes: number, work: Work): Value {
  return withTime(text, work, (time) => {
    const total = time + Math.trunc(minutes);
    const days = Math.floor(total / MINUTES_PER_DAY);
    const clock = writeTime(((total % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY);
    const date = readDate(text);
    return date === undefined ? clock : atDay(dayNumber(date) + days, `T${clock}`, work);
  });
}

function minutesBetween(from: string, to: string, work: Work): Value {
  const [first, second] = [readDate(from), readDate(to)];
  if ((first === undefined) !== (second === undefined))
    return fail(work, 'NOT_COMPUTABLE', 'one time has a date and the other has none');
  const days = first === undefined || second === undefined ? 0 : dayNumber(second) - dayNumber(first);
  return withTime(from, work, (start) => withTime(to, work, (end) => days * MINUTES_PER_DAY + end - start));
}
