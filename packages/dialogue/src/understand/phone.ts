import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { heardLanguage } from './languages/languages.ts';
import { readDigits } from './numbers.ts';
import { groupsOf } from './plain-words.ts';
import type { UnderstandingContext, UnderstoodValue } from './understood-value.ts';

/** A telephone number as E.164, from digits said one by one or in groups; "this number" is the one the call comes from. */
export function understandPhone(text: string, context: UnderstandingContext): UnderstoodValue | undefined {
  const { plain, numbers, thisNumber } = heardLanguage(context.language);
  const said = plain(text);
  const words = groupsOf(said);
  const digits = readDigits(
    words.map((word) => word.replace(/^\+/, '')),
    numbers,
  );
  if (digits.length >= 7) {
    const international = words.some((word) => word.startsWith('+')) || words.includes('plus');
    const parsed = parsePhoneNumberFromString(international ? `+${digits}` : digits, countryOf(context));
    if (parsed?.isPossible()) return { value: parsed.number, score: 0.9 };
    return { value: digits, score: 0.6 };
  }
  if (context.callerNumber !== '' && thisNumber.test(said)) return { value: context.callerNumber, score: 0.85 };
  return undefined;
}

/** A national number is read as one of the caller's country, else of the flow's language. */
function countryOf({ callerNumber, language }: UnderstandingContext): CountryCode {
  const caller = parsePhoneNumberFromString(callerNumber)?.country;
  if (caller !== undefined) return caller;
  const region = (language.split('-')[1] ?? '').toUpperCase();
  if (isSupportedCountry(region)) return region;
  const { country } = heardLanguage(language);
  return isSupportedCountry(country) ? country : 'US';
}
