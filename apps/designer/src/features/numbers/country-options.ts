import type { SelectOption } from '../../components/select.tsx';
import type { Formats } from '../../formats/create-formats.ts';

/** Countries in which Twilio sells numbers that take calls, the most usual ones (ISO 3166-1). */
const COUNTRIES = 'AT AU BE BR CA CH CZ DE DK ES FI FR GB GR HK HU IE IL IT JP MX NL NO NZ PL PT SE SG US ZA'.split(
  ' ',
);

/** In the order of their names. */
export function countryOptions({ country, compare }: Formats): SelectOption<string>[] {
  const options = COUNTRIES.map((value) => ({ value, label: country(value) }));
  return options.sort((one, other) => compare(one.label, other.label));
}
