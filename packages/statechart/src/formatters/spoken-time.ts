import { MINUTES_PER_DAY, readDate, readTime, weekdayNumber } from '../calendar.ts';
import type { Value } from '../value.ts';
import { counted, DAYS, MONTHS, numberInWords, ordinalInWords, WORDS } from './english.ts';
import { numberIn } from './spoken-number.ts';

/** `2026-11-26` as "Thursday the twenty-sixth of November". Text that is no date is given back. */
export function spokenDate(_value: Value, text: string): string {
  const date = readDate(text);
  if (date === undefined) return text;
  return `${DAYS[weekdayNumber(date) - 1]} the ${ordinalInWords(date.day)} of ${MONTHS[date.month - 1]}`;
}

/** `15:30` as people say it: "half past three in the afternoon". Text that is no time is given back. */
export function spokenTime(_value: Value, text: string): string {
  const time = readTime(text);
  if (time === undefined) return text;
  if (time === 0) return WORDS.midnight;
  if (time === MINUTES_PER_DAY / 2) return WORDS.noon;
  const [hour, minute] = [Math.floor(time / 60), time % 60];
  const partOfDay = hour < 12 ? WORDS.morning : hour < 18 ? WORDS.afternoon : WORDS.evening;
  return `${onTheClock(hour, minute)} ${partOfDay}`;
}

function onTheClock(hour: number, minute: number): string {
  const name = (of: number) => numberInWords(of % 12 === 0 ? 12 : of % 12);
  if (minute === 0) return name(hour);
  if (minute === 15) return `${WORDS.quarterPast} ${name(hour)}`;
  if (minute === 30) return `${WORDS.halfPast} ${name(hour)}`;
  if (minute === 45) return `${WORDS.quarterTo} ${name(hour + 1)}`;
  return `${name(hour)} ${minute < 10 ? `${WORDS.oh} ` : ''}${numberInWords(minute)}`;
}

/** `2026-11-26T15:30` as its date "at" its time; one without the other is said alone. */
export function spokenDateTime(value: Value, text: string): string {
  if (readDate(text) === undefined) return spokenTime(value, text);
  if (readTime(text) === undefined) return spokenDate(value, text);
  return `${spokenDate(value, text)} ${WORDS.at} ${spokenTime(value, text)}`;
}

/** The day of the week of a date, or of a number from 1 for Monday to 7 for Sunday. */
export function spokenWeekday(_value: Value, text: string): string {
  const date = readDate(text);
  const day = date === undefined ? numberIn(text) : weekdayNumber(date);
  return DAYS[day - 1] ?? text;
}

/** Minutes, as callers' durations are kept, in days, hours and minutes: 95 is "1 hour and 35 minutes". */
export function spokenDuration(_value: Value, text: string): string {
  const minutes = Math.round(numberIn(text));
  if (!Number.isFinite(minutes) || minutes < 0) return text;
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const hours = Math.floor((minutes % MINUTES_PER_DAY) / 60);
  const parts = [
    ...(days > 0 ? [counted(days, WORDS.day)] : []),
    ...(hours > 0 ? [counted(hours, WORDS.hour)] : []),
    ...(minutes % 60 > 0 || minutes === 0 ? [counted(minutes % 60, WORDS.minute)] : []),
  ];
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter((part) => part !== '').join(` ${WORDS.and} `);
}
