// Of English alone: all its languages together take longer to load than everything else here.
import * as chrono from 'chrono-node/en';
import { normalise, wordsOf } from './normalise.ts';
import { figuresFor } from './number-words.ts';
import type { UnderstandingContext, UnderstoodValue } from './understood-value.ts';

const BRITISH = /^en-(GB|IE|AU|NZ|ZA|IN)$/i;

/** The instant of a calendar date at noon UTC. It is computed from the argument: no clock is read. */
function noonOf(date: string) {
  // biome-ignore lint/style/noRestrictedGlobals: a fixed instant for chrono-node, which knows no other form; not the clock
  return new Date(`${date}T12:00:00Z`);
}

function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A calendar date as `YYYY-MM-DD`: "Tuesday", "tomorrow", "the third of March", "in two weeks". The future is meant unless the past is allowed. */
export function understandDate(text: string, context: UnderstandingContext, past = false): UnderstoodValue | undefined {
  // “Wait a second” is about the conversation, not about a date.
  const figures = figuresFor(wordsOf(normalise(text)))
    .join(' ')
    .replace(/\b(a|one|1) (second|minute|moment)\b/g, '');
  const parser = BRITISH.test(context.language) ? chrono.GB : chrono.casual;
  const results = parser.parse(figures, { instant: noonOf(context.today), timezone: 0 }, { forwardDate: !past });
  // Of two dates in one breath the last one stands: "Monday, no, Tuesday".
  const found = results.findLast(({ start }) => start.isCertain('day') || start.isCertain('weekday'));
  if (found !== undefined) {
    const { start } = found;
    const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
    if (year !== null && month !== null && day !== null) return { value: isoDate(year, month, day), score: 0.9 };
  }
  return understandDayOfMonth(figures, context.today);
}

/** "the 3rd": the next third of a month there is, today included. */
function understandDayOfMonth(figures: string, today: string): UnderstoodValue | undefined {
  const spoken = /\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b/.exec(figures);
  const day = Number(spoken?.[1] ?? 0);
  if (day < 1 || day > 31) return undefined;
  let [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  for (let tries = 0; tries < 12; tries += 1) {
    const date = isoDate(year, month, day);
    if (day <= daysIn(year, month) && date >= today) return { value: date, score: 0.85 };
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
