// Of English alone: all its languages together take longer to load than everything else here, and of German, French and Spanish it knows too
// little ("pasado mañana" would be tomorrow).
import * as chrono from 'chrono-node/en';
import { isoDate, nextDayOfMonth } from '../calendar-date.ts';
import type { UnderstandingContext, UnderstoodValue } from '../understood-value.ts';

const BRITISH = /^en-(GB|IE|AU|NZ|ZA|IN)$/i;

/** The instant of a calendar date at noon UTC. It is computed from the argument: no clock is read. */
function noonOf(date: string) {
  // biome-ignore lint/style/noRestrictedGlobals: a fixed instant for chrono-node, which knows no other form; not the clock
  return new Date(`${date}T12:00:00Z`);
}

/** "Tuesday", "tomorrow", "the 3rd of March", "in 2 weeks". */
export function readEnglishDate(
  figures: string,
  { today, language }: UnderstandingContext,
  isPastToo: boolean,
): UnderstoodValue | undefined {
  // “Wait a second” is about the conversation, not about a date.
  const text = figures.replace(/\b(a|one|1) (second|minute|moment)\b/g, '');
  const parser = BRITISH.test(language) ? chrono.GB : chrono.casual;
  const results = parser.parse(text, { instant: noonOf(today), timezone: 0 }, { forwardDate: !isPastToo });
  // Of two dates in one breath the last one stands: "Monday, no, Tuesday".
  const found = results.findLast(({ start }) => start.isCertain('day') || start.isCertain('weekday'));
  if (found !== undefined) {
    const { start } = found;
    const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
    if (year !== null && month !== null && day !== null) return { value: isoDate({ year, month, day }), score: 0.9 };
  }
  const spoken = /\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b/.exec(text);
  const date = nextDayOfMonth(Number(spoken?.[1] ?? 0), today);
  return date === undefined ? undefined : { value: date, score: 0.85 };
}
