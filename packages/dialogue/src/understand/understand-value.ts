import { assertNever } from '@aybiza/foundation/assert-never';
import type { ValueKind } from '@aybiza/statechart';
import { understandCurrency } from './currency.ts';
import { understandDate } from './date.ts';
import { understandDateTime } from './date-time.ts';
import { understandDuration } from './duration.ts';
import { understandEmail } from './email.ts';
import { understandName } from './name.ts';
import { normalise, wordsOf } from './normalise.ts';
import { figuresFor, readDigits } from './number-words.ts';
import { understandPattern } from './pattern.ts';
import { understandPhone } from './phone.ts';
import { contentWords, SAID, scorePhrases } from './phrase-score.ts';
import { understandTime } from './time.ts';
import type { UnderstandingContext, UnderstoodValue } from './understood-value.ts';
import { understandYesNo } from './yes-no.ts';

/** The value of this kind in what was said, if there is one. Local: no model, under a millisecond. */
export function understandValue(
  kind: ValueKind,
  text: string,
  context: UnderstandingContext,
): UnderstoodValue | undefined {
  switch (kind.kind) {
    case 'yesNo':
      return understandYesNo(text);
    case 'number':
      return inRange(readNumber(text), kind);
    case 'digits':
      return ofLength(readDigits(wordsOf(normalise(text).replaceAll('-', ' '))), kind);
    case 'date':
      return understandDate(text, context, kind.past);
    case 'time':
      return understandTime(text);
    case 'dateTime':
      return understandDateTime(text, context, kind.past);
    case 'duration':
      return understandDuration(text);
    case 'currency':
      return understandCurrency(text, kind);
    case 'email':
      return understandEmail(text);
    case 'text':
      return understandText(text, kind);
    case 'pattern':
      return understandPattern(text, kind);
    case 'phone':
      return understandPhone(text, context);
    case 'name':
      return understandName(text);
    case 'choice':
      return bestChoice(kind, text);
    default:
      return assertNever(kind);
  }
}

/** Whatever was said, if it says anything. */
function understandText(
  text: string,
  { maxLength }: Extract<ValueKind, { kind: 'text' }>,
): UnderstoodValue | undefined {
  const said = text.trim().slice(0, maxLength ?? MAX_TEXT);
  return contentWords(said).length === 0 ? undefined : { value: said, score: 0.7 };
}

const MAX_TEXT = 2_000;

function readNumber(text: string): number | undefined {
  const figures = figuresFor(wordsOf(normalise(text))).filter((word) => /^\d+(st|nd|rd|th)?$/.test(word));
  const last = figures.at(-1);
  return last === undefined ? undefined : Number.parseInt(last, 10);
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

function bestChoice({ options }: Extract<ValueKind, { kind: 'choice' }>, text: string): UnderstoodValue | undefined {
  const scored = options.map(({ value, phrases }) => ({ value, score: scorePhrases(text, [value, ...phrases]) }));
  scored.sort((left, right) => right.score - left.score);
  const [best, second] = scored;
  if (best === undefined || best.score < SAID || (second !== undefined && second.score === best.score))
    return undefined;
  return best;
}
