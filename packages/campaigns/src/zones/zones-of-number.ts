import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import zonesByPrefix from './zones-by-prefix.json' with { type: 'json' };

const zonesOf = new Map(
  zonesByPrefix.flatMap(({ zones, prefixes }) => prefixes.split(' ').map((prefix) => [prefix, zones] as const)),
);

/** Only of these does an area code say where a telephone is; the others say a country. */
const WITH_AREA: ReadonlySet<string> = new Set(['FIXED_LINE', 'FIXED_LINE_OR_MOBILE']);

/**
 * Every time zone (IANA) in which a number may be, by its area code where it has one: one for most of North America, all of its country's for a
 * mobile. Empty where nothing is known. From the time zones of Google's libphonenumber (see the README).
 * @param e164 such as `+12125550123`
 */
export function zonesOfNumber(e164: string): readonly string[] {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined) return [];
  const { countryCallingCode } = parsed;
  const hasArea = WITH_AREA.has(parsed.getType() ?? '');
  const shortest = countryCallingCode.length;
  const digits = e164.slice(1, hasArea ? undefined : 1 + shortest);
  for (let length = digits.length; length >= shortest; length -= 1) {
    const zones = zonesOf.get(digits.slice(0, length));
    if (zones !== undefined) return zones;
  }
  return [];
}
