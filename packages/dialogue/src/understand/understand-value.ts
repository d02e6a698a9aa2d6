import { assertNever } from '@aybiza/foundation/assert-never';
import type { ValueKind } from '@aybiza/statechart';
import { understandCurrency } from './currency.ts';
import { understandDate } from './date.ts';
import { understandDateTime } from './date-time.ts';
import { understandDuration } from './duration.ts';
import { understandEmail } from './email.ts';
import { figuresOf } from './figures-of.ts';
import type { HeardLanguage } from './languages/heard-language.ts';
import { heardLanguage } from './languages/languages.ts';
import { understandName } from './name.ts';
import { readDigits } from './numbers.ts';
import { understandPattern } from './pattern.ts';
import { understandPhone } from './phone.ts';
import { contentWords, SAID, scorePhrases } from './phrase-score.ts';
import { groupsOf } from './plain-words.ts';
import { understandTime } from './time.ts';
import type { UnderstandingContext, UnderstoodValue } from './understood-value.ts';
import { understandYesNo } from './yes-no.ts';

/** The value of this kind in what was said, if there is one. Local: no model, under a millisecond. */
export function understandValue(
  kind: ValueKind,
  text: string,
  context: UnderstandingContext,
): UnderstoodValue | undefined {
  const language = heardLanguage(context.language);
  switch (kind.kind) {
    case 'yesNo':
      return understandYesNo(text, language);
    case 'number':
      return inRange(readNumber(text, language), kind);
    case 'digits':
      return ofLength(readDigits(groupsOf(language.plain(text)), language.numbers), kind);
    case 'date':
      return understandDate(text, context, kind.past);
    case 'time':
      return understandTime(text, language);
    case 'dateTime':
      return understandDateTime(text, context, kind.past);
    case 'duration':
      return understandDuration(text, language);
    case 'currency':
      return understandCurrency(text, kind, language);
    case 'email':
      return understandEmail(text, language);
    case 'text':
      return understandText(text, kind, language);
    case 'pattern':
      return understandPattern(text, kind, language);
    case 'phone':
      return understandPhone(text, context);
    case 'name':
      return understandName(text, language);
    case 'choice':
      return bestChoice(kind, text, language);
    default:
      return assertNever(kind);
  }
}

/** Whatever was said, if it says anything. */
function understandText(
  text: string,
  { maxLength }: Extract<ValueKind, { kind: 'text' }>,
  language: HeardLanguage,
): UnderstoodValue | undefined {
  const said = text.trim().slice(0, maxLength ?? MAX_TEXT);
  return contentWords(said, language).length === 0 ? undefined : { value: said, score: 0.7 };
}

const MAX_TEXT = 2_000;

/** The last whole number that was said: "three, no, four". */
function readNumber(text: string, language: HeardLanguage): number | undefined {
  const last = figuresOf(text, language).findLast((word) =>
    /^\d+(?:st|nd|rd|th|\.)?$|^\d{1,3}(?:[.,]\d{3})+$/.test(word),
  );
  return last === undefined ? undefined : Number.parseInt(last.replace(/[.,](?=\d)/g, ''), 10);
}

function inRange(
  value: number | undefined,
  { min, max }: Extract<ValueKind, { kind: 'number' }>,
): UnderstoodValue | undefined {
  if (value === undefined || value < (min ?? Number.NEGATIVE_INFINITY) || value > (max ?? Number.POSITIVE_INFINITY))
    return undefined;
  return { value, score: 0.9 };
}

function ofLength(
  digits: string,
  { minLength, maxLength }: Extract<ValueKind, { kind: 'digits' }>,
): UnderstoodValue | undefined {
  if (digits.length < Math.max(1, minLength ?? 1) || digits.length > (maxLength ?? 40)) return undefined;
  return { value: digits, score: 0.9 };
}

function bestChoice(
  { options }: Extract<ValueKind, { kind: 'choice' }>,
  text: string,
  language: HeardLanguage,
): UnderstoodValue | undefined {
  const scored = options.map(({ value, phrases }) => ({
    value,
    score: scorePhrases(text, [value, ...phrases], language),
  }));
  scored.sort((left, right) => right.score - left.score);
  const [best, second] = scored;
  if (best === undefined || best.score < SAID || (second !== undefined && second.score === best.score))
    return undefined;
  return best;
}
