import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { normalise, wordsOf } from './normalise.ts';
import { readDigits } from './number-words.ts';
import type { UnderstandingContext, UnderstoodValue } from './understood-value.ts';

const THIS_NUMBER = /\b(this|same|my|that) (number|phone|one)\b|\bnumber i am calling (from|on)\b/;

/** A telephone number as E.164, from digits said one by one or in groups; "this number" is the one the call comes from. */
export function understandPhone(text: string, context: UnderstandingContext): UnderstoodValue | undefined {
  const normal = normalise(text);
  const words = wordsOf(normal.replaceAll('-', ' '));
  const digits = readDigits(words.map((word) => word.replace(/^\+/, '')));
  if (digits.length >= 7) {
    const international = words.some((word) => word.startsWith('+')) || words.includes('plus');
    const parsed = parsePhoneNumberFromString(international ? `+${digits}` : digits, countryOf(context));
    if (parsed?.isPossible()) return { value: parsed.number, score: 0.9 };
    return { value: digits, score: 0.6 };
  }
  if (context.callerNumber !== '' && THIS_NUMBER.test(normal)) return { value: context.callerNumber, score: 0.85 };
  return undefined;
}

/** A national number is read as one of the caller's country, else of the flow's language. */
function countryOf({ callerNumber, language }: UnderstandingContext): CountryCode {
  const caller = parsePhoneNumberFromString(callerNumber)?.country;
  if (caller !== undefined) return caller;
  const region = (language.split('-')[1] ?? 'US').toUpperCase();
  return isSupportedCountry(region) ? region : 'US';
}
