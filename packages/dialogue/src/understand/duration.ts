import { figuresOf } from './figures-of.ts';
import type { HeardLanguage } from './languages/heard-language.ts';
import type { UnderstoodValue } from './understood-value.ts';

const SCORE = 0.9;

/** A length of time in minutes: "an hour and a half", "anderthalb Stunden", "trois quarts d'heure", "media hora", "three days". */
export function understandDuration(text: string, language: HeardLanguage): UnderstoodValue | undefined {
  const { rules, units } = language.duration;
  const figures = rules.reduce(
    (words, [spoken, written]) => words.replace(spoken, written),
    ` ${figuresOf(text.replaceAll('-', ' '), language).join(' ')} `,
  );
  let minutes = 0;
  let isFound = false;
  for (const [, count = '', unit = ''] of figures.matchAll(/(?<![\d.,:])(\d+(?:[.,]\d+)?) (\p{L}+)/gu)) {
    const each = units.get(unit);
    if (each === undefined) continue;
    minutes += Number(count.replace(',', '.')) * each;
    isFound = true;
  }
  return isFound ? { value: Math.round(minutes), score: SCORE } : undefined;
}
