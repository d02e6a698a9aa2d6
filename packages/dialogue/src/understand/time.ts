import { figuresOf } from './figures-of.ts';
import type { ClockTime, HeardLanguage, PartOfDay } from './languages/heard-language.ts';
import type { UnderstoodValue } from './understood-value.ts';

/** An hour without a part of the day means the one when people make appointments: 1 to 6 are afternoon. */
const LAST_AFTERNOON_HOUR = 6;
const SCORE = 0.9;

/** A time of day as `HH:MM`: "half past three", "Viertel vor vier", "15 h 30", "las diez de la mañana", "noon". */
export function understandTime(text: string, language: HeardLanguage): UnderstoodValue | undefined {
  const figures = ` ${figuresOf(text, language).join(' ')} `;
  const { named, parts, rules } = language.clock;
  const name = named.find(([pattern]) => pattern.test(figures))?.[1];
  if (name !== undefined) return { value: written(name), score: SCORE };
  const said = firstOf(rules, figures);
  if (said === undefined) return undefined;
  const part = parts.find(([pattern]) => pattern.test(figures))?.[1];
  const time = { ...said, hour: toDayHour(said.hour, part) };
  return time.hour > 23 || time.minute > 59 ? undefined : { value: written(time), score: SCORE };
}

function firstOf(rules: HeardLanguage['clock']['rules'], figures: string): ClockTime | undefined {
  for (const [pattern, read] of rules) {
    const found = pattern.exec(figures);
    const time = found === null ? undefined : read(found);
    if (time !== undefined) return time;
  }
  return undefined;
}

const written = ({ hour, minute }: ClockTime) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function toDayHour(hour: number, part: PartOfDay | undefined): number {
  switch (part) {
    case 'am':
      return hour === 12 ? 0 : hour;
    case 'pm':
      return hour < 12 ? hour + 12 : hour;
    case 'night':
      return hour === 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
    default:
      return hour >= 1 && hour <= LAST_AFTERNOON_HOUR ? hour + 12 : hour;
  }
}
