import { plainText } from '../plain-text.ts';
import type { Value } from '../value.ts';
import { spokenLanguage } from './languages/languages.ts';
import type { SpokenLanguage } from './languages/spoken-language.ts';
import { spokenMoney, spokenNumber, spokenOrdinal, spokenPercent } from './spoken-number.ts';
import { listWith, spelled, spokenDigits, spokenEmail, spokenName, spokenPhone } from './spoken-text.ts';
import { spokenDate, spokenDateTime, spokenDuration, spokenTime, spokenWeekday } from './spoken-time.ts';

/** How a value is said or written. What a formatter does not understand it gives back as plain text; none ever throws. */
interface FormatterDefinition {
  /** One sentence for an author. */
  readonly help: string;
  readonly format: (value: Value, text: string, language: SpokenLanguage) => string;
}

/** Every formatter that authors may write behind a `|`. */
export const FORMATTERS = {
  date: { help: 'A date: “Thursday the twenty-sixth of November”.', format: spokenDate },
  time: { help: 'A time: “half past three in the afternoon”.', format: spokenTime },
  dateTime: { help: 'A date and time: the date “at” the time.', format: spokenDateTime },
  weekday: { help: 'The day of the week of a date, or of a number from 1 (Monday) to 7.', format: spokenWeekday },
  duration: { help: 'A number of minutes: “1 hour and 35 minutes”.', format: spokenDuration },
  number: { help: 'A number, as it is.', format: spokenNumber },
  ordinal: { help: 'A whole number as a place: “third”.', format: spokenOrdinal },
  percent: { help: 'A number of hundredths: “12.5 percent”.', format: spokenPercent },
  money: { help: 'An amount: “12.50”, and with its currency, as in £12.50, “12 pounds 50”.', format: spokenMoney },
  digits: { help: 'Digit by digit: “4 4 2 0”.', format: spokenDigits },
  phone: { help: 'A telephone number in groups of digits, with pauses.', format: spokenPhone },
  spell: { help: 'Letter by letter: “A, N, N”.', format: spelled },
  email: { help: 'An e-mail address: “maria at example dot com”.', format: spokenEmail },
  name: { help: 'A name with capital letters: “Maria Lopez”.', format: spokenName },
  list: { help: 'The items of a list: “ten, eleven or noon”.', format: listWith('or') },
  listAnd: { help: 'The items of a list: “ten, eleven and noon”.', format: listWith('and') },
  upper: { help: 'Capital letters.', format: (_value, text) => text.toUpperCase() },
  lower: { help: 'Small letters.', format: (_value, text) => text.toLowerCase() },
} as const satisfies Record<string, FormatterDefinition>;

export type FormatterName = keyof typeof FORMATTERS;

/** Is this the name of a formatter, and not just of something every object has? */
export function isFormatterName(name: string): name is FormatterName {
  return Object.hasOwn(FORMATTERS, name);
}

/** A value as words to be spoken or sent. @param language BCP 47; one that no formatter knows, or none, is English. */
export function formatValue(value: Value, formatter: FormatterName | undefined, language = ''): string {
  const text = plainText(value);
  return formatter === undefined ? text : FORMATTERS[formatter].format(value, text, spokenLanguage(language));
}
