import { understandDate } from './date.ts';
import { heardLanguage } from './languages/languages.ts';
import { understandTime } from './time.ts';
import type { UnderstandingContext, UnderstoodValue } from './understood-value.ts';

/** A day and a time as `YYYY-MM-DDTHH:MM`; a time alone is meant for today. */
export function understandDateTime(
  text: string,
  context: UnderstandingContext,
  past = false,
): UnderstoodValue | undefined {
  const time = understandTime(text, heardLanguage(context.language));
  if (typeof time?.value !== 'string') return undefined;
  const date = understandDate(text, context, past);
  const day = typeof date?.value === 'string' ? date.value : context.today;
  return { value: `${day}T${time.value}`, score: Math.min(time.score, date?.score ?? 0.7) };
}
