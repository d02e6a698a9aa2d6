import { normalise, wordsOf } from './normalise.ts';
import { figuresFor } from './number-words.ts';
import type { UnderstoodValue } from './understood-value.ts';

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1_440, week: 10_080 };
const SCORE = 0.9;

/** Halves and quarters as figures, the longest forms first. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/ an? couple of /g, ' 2 '],
  [/ (\d+) and a half (minute|hour|day|week)s? /g, ' $1.5 $2 '],
  [/ (?:an?|1) (minute|hour|day|week) and a half /g, ' 1.5 $1 '],
  [/ (?:an? )?quarter of an? (hour|day) /g, ' 0.25 $1 '],
  [/ 3 quarters of an? (hour|day) /g, ' 0.75 $1 '],
  [/ half (?:an? )?(minute|hour|day|week)s? /g, ' 0.5 $1 '],
  [/ an? (minute|hour|day|week)s? /g, ' 1 $1 '],
];

/** A length of time in minutes: "an hour and a half", "45 minutes", "two and a half hours", "quarter of an hour", "three days". */
export function understandDuration(text: string): UnderstoodValue | undefined {
  const figures = RULES.reduce(
    (words, [spoken, written]) => words.replace(spoken, written),
    ` ${figuresFor(wordsOf(normalise(text).replaceAll('-', ' '))).join(' ')} `,
  );
  let minutes = 0;
  let isFound = false;
  for (const [, count = '', unit = ''] of figures.matchAll(/(\d+(?:\.\d+)?) (minute|min|hour|hr|day|week)s?\b/g)) {
    const name = unit === 'min' ? 'minute' : unit === 'hr' ? 'hour' : unit;
    minutes += Number(count) * (MINUTES[name] ?? 0);
    isFound = true;
  }
  return isFound ? { value: Math.round(minutes), score: SCORE } : undefined;
}
