import { findMentions, type Mention } from './mention.ts';

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAY_MS = 86_400_000;
/** "the first one", "the second option" is a choice, not a day. */
const COUNTED = /^(1|available|time|thing|appointment|slot|option|choice|line|visit|of)$/;

interface Read {
  readonly value: string;
  readonly length: number;
}

/**
 * The dates in spoken words, as `YYYY-MM-DD`.
 * @param today the day of the call, `YYYY-MM-DD`; without it only dates that name their year are known
 */
export function findDates(words: readonly string[], today: string | undefined): Mention<string>[] {
  return findMentions(words, (index) => {
    const word = words[index] ?? '';
    if (/^\d{4}-\d{2}-\d{2}$/.test(word) && toIso(word) !== undefined) return { value: word, length: 1 };
    return (
      readCalendarDay(words, index, today) ??
      (today === undefined ? undefined : (readNearDay(words, index, today) ?? readDayOfMonth(words, index, today)))
    );
  });
}

/** "today", "the day after tomorrow", "in two weeks", "next Friday". */
function readNearDay(words: readonly string[], index: number, today: string): Read | undefined {
  const [word, second, third] = [words[index] ?? '', words[index + 1] ?? '', words[index + 2] ?? ''];
  if (word === 'today' || word === 'tonight') return { value: today, length: 1 };
  if (word === 'day' && second === 'after' && third === 'tomorrow') return { value: addDays(today, 2), length: 3 };
  if (word === 'tomorrow') return { value: addDays(today, 1), length: 1 };
  if (word === 'in' && /^days?$|^weeks?$/.test(third) && /^(\d{1,3}|a)$/.test(second)) {
    const count = second === 'a' ? 1 : Number(second);
    return { value: addDays(today, third.startsWith('week') ? 7 * count : count), length: 3 };
  }
  return readWeekday(words, index, today);
}

function readWeekday(words: readonly string[], index: number, today: string): Read | undefined {
  const isNext = words[index] === 'next';
  const skip = isNext || words[index] === 'this' || words[index] === 'coming' ? 1 : 0;
  const weekday = WEEKDAYS.indexOf((words[index + skip] ?? '').replace(/(?<=day)s$/, ''));
  if (weekday < 0) return undefined;
  // "Tuesday the third of March": the figure is more exact than the name.
  const calendar = readCalendarDay(words, index + skip + 1, today) ?? readDayOfMonth(words, index + skip + 1, today);
  if (calendar !== undefined) return { value: calendar.value, length: skip + 1 + calendar.length };
  const todays = weekdayOf(today);
  // "next Friday" is the Friday of the next week, which begins on Monday; "Friday" is the next there is, today included.
  const days = isNext ? 7 - todays + weekday : (weekday - todays + 7) % 7;
  return { value: addDays(today, days), length: skip + 1 };
}

/** "the third of March", "3 March 2027", "March the third". */
function readCalendarDay(words: readonly string[], index: number, today: string | undefined): Read | undefined {
  const article = words[index] === 'the' ? 1 : 0;
  const dayFirst = dayOf(words[index + article]);
  const of = words[index + article + 1] === 'of' ? 1 : 0;
  const monthAfter = MONTHS.indexOf(words[index + article + 1 + of] ?? '');
  if (dayFirst !== undefined && monthAfter >= 0)
    return withYear({ words, index, length: article + of + 2 }, { month: monthAfter + 1, day: dayFirst }, today);
  const monthFirst = MONTHS.indexOf(words[index] ?? '');
  const the = words[index + 1] === 'the' ? 1 : 0;
  const dayAfter = dayOf(words[index + 1 + the]);
  if (monthFirst < 0 || dayAfter === undefined) return undefined;
  return withYear({ words, index, length: the + 2 }, { month: monthFirst + 1, day: dayAfter }, today);
}

function withYear(
  at: { words: readonly string[]; index: number; length: number },
  day: { month: number; day: number },
  today: string | undefined,
): Read | undefined {
  const spoken = at.words[at.index + at.length] ?? '';
  if (/^20\d\d$/.test(spoken)) {
    const value = isoDate(Number(spoken), day.month, day.day);
    return value === undefined ? undefined : { value, length: at.length + 1 };
  }
  if (today === undefined) return undefined;
  const year = Number(today.slice(0, 4));
  const candidates = [year, year + 1, year + 2, year + 3, year + 4].map((each) => isoDate(each, day.month, day.day));
  const value = candidates.find((candidate) => candidate !== undefined && candidate >= today);
  return value === undefined ? undefined : { value, length: at.length };
}

/** "the third": the next third of a month there is, today included. */
function readDayOfMonth(words: readonly string[], index: number, today: string): Read | undefined {
  const article = words[index] === 'the' ? 1 : 0;
  const word = words[index + article] ?? '';
  if (!word.endsWith('th') || COUNTED.test(words[index + article + 1] ?? '')) return undefined;
  const day = dayOf(word);
  if (day === undefined) return undefined;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const candidates = Array.from({ length: 13 }, (_, ahead) =>
    isoDate(year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1, day),
  );
  const value = candidates.find((candidate) => candidate !== undefined && candidate >= today);
  return value === undefined ? undefined : { value, length: article + 1 };
}

function dayOf(word: string | undefined): number | undefined {
  const day = Number(/^(\d{1,2})(?:th)?$/.exec(word ?? '')?.[1] ?? 0);
  return day >= 1 && day <= 31 ? day : undefined;
}

/** The date if the calendar has it: no 30th of February. */
function isoDate(year: number, month: number, day: number): string | undefined {
  return toIso(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

function toIso(date: string): string | undefined {
  const instant = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date) ? date : undefined;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Monday. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** A date as it is spoken: `2026-03-05` → "Thursday 5 March". */
export function sayDate(date: string): string {
  const weekday = WEEKDAYS[weekdayOf(date)] ?? '';
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  return `${capitalised(weekday)} ${Number(date.slice(8))} ${capitalised(month)}`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
