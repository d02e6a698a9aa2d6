/** Countries in which Twilio sells numbers that take calls, the most usual ones (ISO 3166-1). */
const COUNTRIES = 'AT AU BE BR CA CH CZ DE DK ES FI FR GB GR HK HU IE IL IT JP MX NL NO NZ PL PT SE SG US ZA'.split(
  ' ',
);

const names = new Intl.DisplayNames('en', { type: 'region' });

export const countryOptions = COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })).sort(
  (one, other) => one.label.localeCompare(other.label, 'en'),
);
