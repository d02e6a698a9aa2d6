import type { ValueKind } from '@aybiza/statechart';
import { normalise, wordsOf } from './normalise.ts';
import { figuresFor } from './number-words.ts';
import type { UnderstoodValue } from './understood-value.ts';

const WHOLE = '(?:pounds?|dollars?|euros?|quid|bucks)';
const PART = '(?:pence|pennies|penny|p|cents?)';

/** An amount of money without its currency: "twenty pounds fifty", "£20.50", "five dollars and ten cents", "80 cents". */
export function understandCurrency(
  text: string,
  { min, max }: Extract<ValueKind, { kind: 'currency' }>,
): UnderstoodValue | undefined {
  const found = readSigned(text) ?? readSpoken(text);
  if (found === undefined) return undefined;
  const isWithin = found.value >= (min ?? 0) && found.value <= (max ?? Number.POSITIVE_INFINITY);
  return isWithin ? found : undefined;
}

/** With a sign, as recognisers write it. */
function readSigned(text: string): { value: number; score: number } | undefined {
  const signed = /[£$€]\s?(\d[\d,]*(?:\.\d{1,2})?)/.exec(text);
  return signed === null ? undefined : { value: Number(signed[1]?.replaceAll(',', '')), score: 0.95 };
}

function readSpoken(text: string): { value: number; score: number } | undefined {
  const figures = figuresFor(wordsOf(normalise(text.replace(/(\d),(?=\d{3}\b)/g, '$1')).replaceAll('-', ' '))).join(
    ' ',
  );
  const whole = new RegExp(`(\\d+(?:\\.\\d{1,2})?) ${WHOLE}(?:,? (?:and )?(\\d{1,2})(?: ${PART})?)?\\b`).exec(figures);
  if (whole !== null) return { value: cents(Number(whole[1]) + Number(whole[2] ?? 0) / 100), score: 0.9 };
  const part = new RegExp(`(\\d{1,3}) ?${PART}\\b`).exec(figures);
  if (part !== null) return { value: cents(Number(part[1]) / 100), score: 0.9 };
  const alone = /^(\d+(?:\.\d{1,2})?)$/.exec(figures);
  return alone === null ? undefined : { value: Number(alone[1]), score: 0.8 };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
