import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * A number as people and spreadsheets write it, in E.164; undefined for what is none that anybody could have. Spreadsheets take the plus sign
 * away, and people write `00`, blanks, brackets and the apostrophe that keeps a number text.
 * @param country ISO 3166-1: whose numbers those without a country code are; null: such a number is none
 */
export function toE164(text: string, country: string | null): string | undefined {
  const dialled = text.trim().replace(/^'/, '').replace(/^00/, '+');
  const parsed = parsePhoneNumberFromString(dialled, {
    ...(isCountry(country) ? { defaultCountry: country } : {}),
    extract: false,
  });
  return parsed?.isValid() === true && parsed.ext === undefined ? parsed.number : undefined;
}

/** Where a number is: ISO 3166-1, null where that cannot be said. @param e164 such as `+442079460123` */
export function countryOf(e164: string): string | null {
  return parsePhoneNumberFromString(e164)?.country ?? null;
}

function isCountry(country: string | null): country is CountryCode {
  return country !== null && isSupportedCountry(country);
}
