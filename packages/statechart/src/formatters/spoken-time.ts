import { MINUTES_PER_DAY, readDate, readTime, weekdayNumber } from '../calendar.ts';
import type { Value } from '../value.ts';
import { counted, type SpokenLanguage } from './languages/spoken-language.ts';
import { numberIn } from './spoken-number.ts';

/** `2026-11-26` as "Thursday the twenty-sixth of November". Text that is no date is given back. */
export function spokenDate(_value: Value, text: string, language: SpokenLanguage): string {
  const date = readDate(text);
  if (date === undefined) return text;
  return language.date({ weekday: weekdayNumber(date) - 1, day: date.day, month: date.month - 1 });
}

/** `15:30` as people say it: "half past three in the afternoon". Text that is no time is given back. */
export function spokenTime(_value: Value, text: string, language: SpokenLanguage): string {
  const time = readTime(text);
  return time === undefined ? text : language.time(Math.floor(time / 60), time % 60);
}

/** `2026-11-26T15:30` as its date "at" its time; one without the other is said alone. */
export function spokenDateTime(value: Value, text: string, language: SpokenLanguage): string {
  if (readDate(text) === undefined) return spokenTime(value, text, language);
  if (readTime(text) === undefined) return spokenDate(value, text, language);
  return `${spokenDate(value, text, language)} ${language.at} ${spokenTime(value, text, language)}`;
}

/** The day of the week of a date, or of a number from 1 for Monday to 7 for Sunday. */
export function spokenWeekday(_value: Value, text: string, language: SpokenLanguage): string {
  const date = readDate(text);
  const day = date === undefined ? numberIn(text) : weekdayNumber(date);
  return language.weekday(day - 1) ?? text;
}

/** Minutes, as callers' durations are kept, in days, hours and minutes: 95 is "1 hour and 35 minutes". */
export function spokenDuration(_value: Value, text: string, language: SpokenLanguage): string {
  const minutes = Math.round(numberIn(text));
  if (!Number.isFinite(minutes) || minutes < 0) return text;
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const hours = Math.floor((minutes % MINUTES_PER_DAY) / 60);
  const parts = [
    ...(days > 0 ? [counted(days, language.day)] : []),
    ...(hours > 0 ? [counted(hours, language.hour)] : []),
    ...(minutes % 60 > 0 || minutes === 0 ? [counted(minutes % 60, language.minute)] : []),
  ];
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1).join(', ');
  return before === '' ? last : `${before} ${language.joinWord('and', last)} ${last}`;
}
