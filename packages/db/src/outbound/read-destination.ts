import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** What kind of place a number leads to. */
export interface Destination {
  /** ISO 3166-1; undefined where the numbers of the code are of several countries, or of none. */
  country: string | undefined;
  /** Such as `44`. */
  callingCode: string;
  /**
   * Whoever has it is paid for being called, or may be: premium and shared-cost numbers, personal numbers, satellites and networks without a
   * country. Fraud by telephone ends at these; nobody whom an agent has to call is behind one.
   */
  isRisky: boolean;
}

/** Types of numbering plans whose caller pays more than for a call (ITU-T E.164 national plans, by libphonenumber's metadata). */
const RISKY_TYPES: ReadonlySet<string> = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER', 'UAN']);
/** ITU-T E.164.1 and the list of assigned codes: satellites, networks without a country, and premium numbers of the world. */
const CODES_OF_NO_COUNTRY: ReadonlySet<string> = new Set(['808', '870', '878', '881', '882', '883', '888', '979']);

/** Undefined for what is no telephone number of anybody's: too few digits, or anything but digits behind a plus sign. */
export function readDestination(e164: string): Destination | undefined {
  const parsed = parsePhoneNumberFromString(e164);
  // Extensions, pauses and `tel:` are read as well, and left out of what is given back.
  if (parsed === undefined || parsed.number !== e164 || !parsed.isPossible()) return undefined;
  const { country, countryCallingCode: callingCode } = parsed;
  const type = parsed.getType();
  const isRisky = CODES_OF_NO_COUNTRY.has(callingCode) || (type !== undefined && RISKY_TYPES.has(type));
  return { country, callingCode, isRisky };
}

/** Is it where one has numbers oneself, or in one of some countries? One that no country is known of, by its code. */
export function isNearby(
  { country, callingCode }: Destination,
  { countries, own }: { countries: readonly string[]; own: readonly Destination[] },
): boolean {
  if (country !== undefined) return countries.includes(country) || own.some((one) => one.country === country);
  const codes = countries.flatMap((one) => (isSupportedCountry(one) ? [getCountryCallingCode(one)] : []));
  return codes.some((code) => code === callingCode) || own.some((one) => one.callingCode === callingCode);
}

/** Every country with telephones (ISO 3166-1, two letters). */
export const COUNTRIES: readonly string[] = getCountries().toSorted();
