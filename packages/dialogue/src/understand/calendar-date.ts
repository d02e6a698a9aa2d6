import type { UnderstoodValue } from './understood-value.ts';

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** A date as `YYYY-MM-DD`. */
export function isoDate({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function partsOf(date: string): CalendarDay {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

function daysIn({ year, month }: Omit<CalendarDay, 'day'>): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const isDay = (date: CalendarDay) =>
  date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysIn(date) && date.year >= 1;

/** The next day of a month with that number, today included. */
export function nextDayOfMonth(day: number, today: string): string | undefined {
  if (day < 1 || day > 31) return undefined;
  let { year, month } = partsOf(today);
  for (let tries = 0; tries < 12; tries += 1) {
    const date = isoDate({ year, month, day });
    if (day <= daysIn({ year, month }) && date >= today) return date;
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return undefined;
}

const DAY_MS = 86_400_000;

/** Days since 1970. */
function dayNumber(date: string): number {
  const { year, month, day } = partsOf(date);
  // biome-ignore lint/style/noRestrictedGlobals: a calendar computed from the argument; no clock is read
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** So many days later or earlier. */
function daysFrom(date: string, days: number): string {
  // biome-ignore lint/style/noRestrictedGlobals: a calendar computed from the argument; no clock is read
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** From 0 for Monday; the first of January 1970 was a Thursday. */
function weekdayOf(date: string): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

/** The same day so many months later, or the last day of that month. */
function monthsFrom(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const there = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return isoDate({ ...there, day: Math.min(day, daysIn(there)) });
}

/**
 * How a language says dates that have their day before their month. Every pattern is searched for everywhere (`g`), in figures in which ordinals
 * have a full stop ("3."), and gives what it means by named groups.
 */
export interface CalendarWords {
  /** From Monday and from January on, all the names of each. */
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
  /** Days from today: "übermorgen". */
  readonly relative: readonly (readonly [RegExp, number])[];
  /** `count`, and which unit it counts: "in 2 Wochen". */
  readonly ahead: readonly (readonly [RegExp, 'day' | 'week' | 'month'])[];
  /** So many days are said for so many weeks: "dans quinze jours" is in fourteen days. */
  readonly roundDays: ReadonlyMap<number, number>;
  /** `day`, `month` in words, and `year` where it is said. */
  readonly dayAndMonth: RegExp;
  /** `day` alone: "am 3." */
  readonly dayAlone: RegExp;
  /** `weekday`, wherever it stands. */
  readonly weekday: RegExp;
  /** Behind or before a weekday it means the one of the week after this one: "nächste Woche Dienstag". */
  readonly nextWeek: RegExp;
  /** Behind a weekday: a week later than the next one. "Dienstag in einer Woche". */
  readonly aWeekLater: RegExp;
  /** Days with names of their own: month and day. */
  readonly feasts: readonly (readonly [RegExp, Omit<CalendarDay, 'year'>])[];
}

interface FoundDate {
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
  readonly date: string;
  readonly score: number;
}

interface When {
  readonly today: string;
  /** A date that has passed may be meant as well. */
  readonly isPastToo: boolean;
}

/** A date by the words of a language; of several in one breath the last one stands: "Montag, nein, Dienstag". */
export function readCalendarDate(words: CalendarWords, figures: string, when: When): UnderstoodValue | undefined {
  const { today } = when;
  const exact = [
    ...findByMonth(words, figures, when),
    ...findNumeric(figures, when),
    ...findFeasts(words, figures, when),
  ];
  const alone = findAlone(words, figures, today).filter(
    ({ from, to }) => !exact.some((other) => other.from < to && from < other.to),
  );
  const named = [...exact, ...alone, ...findRelative(words, figures, today)];
  // "Montag, der 7. Dezember": the weekday only says again which day it is.
  const weekdays = findWeekdays(words, figures, today).filter(
    ({ date }) => !named.some((other) => weekdayOf(other.date) === weekdayOf(date)),
  );
  const last = [...named, ...weekdays].sort((one, other) => one.from - other.from).at(-1);
  return last === undefined ? undefined : { value: last.date, score: last.score };
}

function foundDate(match: RegExpExecArray, date: string | undefined, score = 0.9): FoundDate[] {
  if (date === undefined) return [];
  return [{ from: match.index, to: match.index + match[0].length, date, score }];
}

function findByMonth(words: CalendarWords, figures: string, when: When): FoundDate[] {
  return [...figures.matchAll(words.dayAndMonth)].flatMap((match) => {
    const month = words.months.get(match.groups?.month ?? '');
    return foundDate(match, dated({ ...match.groups, month: (month ?? -1) + 1 }, when));
  });
}

/** "25.12.", "25/12/2026", "3. 12. 1980"; what could be a time of day or an amount is none. */
const DAY_FIRST =
  /(?<![\d.,:/])(?<day>\d{1,2})(?:[./]|\. )(?<month>\d{1,2})(?:[./](?<year>\d{4}|\d{2})|\.? (?<longYear>\d{4}))?(?![\d:]|[./]\d| ?(?:uhr|h|heures|horas?|euros?|€|stunden)\b)/g;
const YEAR_FIRST = /(?<!\d)(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?!\d)/g;

function findNumeric(figures: string, when: When): FoundDate[] {
  return [DAY_FIRST, YEAR_FIRST].flatMap((pattern) =>
    [...figures.matchAll(pattern)].flatMap((match) => {
      const { year, longYear, month, day } = match.groups ?? {};
      return foundDate(match, dated({ year: year ?? longYear, month, day }, when));
    }),
  );
}

function findFeasts({ feasts }: CalendarWords, figures: string, when: When): FoundDate[] {
  return feasts.flatMap(([pattern, feast]) =>
    [...figures.matchAll(pattern)].flatMap((match) => foundDate(match, dated(feast, when))),
  );
}

type Said = { readonly [part in keyof CalendarDay]?: string | number | undefined };

/** A date with the year that was said or, without one, that is meant: the next time, or the nearest one where the past is allowed. */
function dated({ year, month, day }: Said, { today, isPastToo }: When): string | undefined {
  const now = partsOf(today).year;
  const on = (dayOfYear: number) => ({ year: dayOfYear, month: Number(month), day: Number(day) });
  if (year !== undefined) {
    const full = on(Number(year) >= 100 ? Number(year) : century(Number(year), { now, isPastToo }));
    return isDay(full) ? isoDate(full) : undefined;
  }
  // The 29th of February may be eight years away.
  const years = Array.from({ length: 17 }, (_none, index) => now - 8 + index);
  const dates = years.map(on).filter(isDay).map(isoDate);
  if (!isPastToo) return dates.find((date) => date >= today);
  const away = (date: string) => Math.abs(dayNumber(date) - dayNumber(today));
  return dates.sort((one, other) => away(one) - away(other))[0];
}

/** "3.4.80": where the past is allowed no year is ahead of this one. */
function century(year: number, { now, isPastToo }: { readonly now: number; readonly isPastToo: boolean }): number {
  const start = now - (now % 100);
  return isPastToo && start + year > now ? start - 100 + year : start + year;
}

function findRelative(words: CalendarWords, figures: string, today: string): FoundDate[] {
  const named = words.relative.flatMap(([pattern, days]) =>
    [...figures.matchAll(pattern)].flatMap((match) => foundDate(match, daysFrom(today, days))),
  );
  const ahead = words.ahead.flatMap(([pattern, unit]) =>
    [...figures.matchAll(pattern)]
      .filter(({ index }) => !isOfWeekday(words, figures, index))
      .flatMap((match) => {
        const count = Number(match.groups?.count ?? 1);
        const days = unit === 'week' ? count * 7 : (words.roundDays.get(count) ?? count);
        return foundDate(match, unit === 'month' ? monthsFrom(today, count) : daysFrom(today, days));
      }),
  );
  return [...named, ...ahead];
}

/** "Dienstag in einer Woche": what stands there is about the weekday before it. */
function isOfWeekday({ weekdays, aWeekLater }: CalendarWords, figures: string, at: number): boolean {
  const before = figures.slice(0, at).trimEnd().split(' ').at(-1) ?? '';
  return weekdays.has(before) && aWeekLater.test(figures.slice(at));
}

function findAlone({ dayAlone }: CalendarWords, figures: string, today: string): FoundDate[] {
  return [...figures.matchAll(dayAlone)].flatMap((match) =>
    foundDate(match, nextDayOfMonth(Number(match.groups?.day), today), 0.85),
  );
}

function findWeekdays(words: CalendarWords, figures: string, today: string): FoundDate[] {
  return [...figures.matchAll(words.weekday)].flatMap((match) => {
    const weekday = words.weekdays.get(match.groups?.weekday ?? '');
    if (weekday === undefined) return [];
    const ahead = (weekday - weekdayOf(today) + 7) % 7;
    const isLater = words.aWeekLater.test(figures.slice(match.index + match[0].length).trimStart());
    const days = words.nextWeek.test(figures) ? 7 - weekdayOf(today) + weekday : isLater ? ahead + 7 : ahead;
    return foundDate(match, daysFrom(today, days));
  });
}
