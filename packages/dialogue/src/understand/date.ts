import { figuresOf } from './figures-of.ts';
import { heardLanguage } from './languages/languages.ts';
import type { UnderstandingContext, UnderstoodValue } from './understood-value.ts';

/** A calendar date as `YYYY-MM-DD`: "Tuesday", "tomorrow", "the third of March", "in two weeks". The future is meant unless the past is allowed. */
export function understandDate(text: string, context: UnderstandingContext, past = false): UnderstoodValue | undefined {
  const language = heardLanguage(context.language);
  return language.date(figuresOf(text, language).join(' '), context, past);
}
