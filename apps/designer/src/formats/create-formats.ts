import type { ReaderLanguage } from '@aybiza/foundation/reader-language';
import { formatDuration, formatPosition } from './format-duration.ts';

/** Figures, sums and moments as they are written in one language. Times are in the time zone of the reader where none is given. */
export interface Formats {
  /** A whole number: `1,234`. */
  count(value: number): string;
  /** A number with at most one digit behind the point: `1,234.5`. */
  decimal(value: number): string;
  /** A number on an axis: `1.2K`. */
  short(value: number): string;
  /** A share, 0 to 1: `63.4%`. */
  share(value: number): string;
  /** A share on an axis: `60%`. */
  roundShare(value: number): string;
  /** Milliseconds of waiting: `340 ms`, `1.2 s`; a dash where nobody waited. */
  wait(ms: number | null): string;
  /** Millionths of a currency: `CHF 12.50`; below a whole unit with as many digits as say something: `$0.0043`. */
  money(micros: number, currency: string): string;
  /**
   * An amount of a currency (ISO 4217): `$1.15`.
   * @throws RangeError for a currency that is not of its form
   */
  price(amount: number, currency: string): string;
  /** Milliseconds as minutes: `1,234.5 min`. */
  minutes(ms: number): string;
  /** Milliseconds as `4 s`, `2 min 5 s` or `1 h 3 min`. */
  duration(ms: number): string;
  /** Milliseconds as on a player: `0:07`, `12:30`. */
  position(ms: number): string;
  /** How long ago or how soon, as people say it; the date when it is more than a week. */
  relative(at: number, now: number): string;
  /** Date and time to the second. */
  exact(at: number): string;
  /** Moments with the parts that are asked for. */
  dates(parts: Intl.DateTimeFormatOptions): (at: number) => string;
  /** A day of the calendar by the reader's clock: `Today`, `Yesterday`, `Friday, November 20`, `November 24, 2025`. */
  day(at: number, now: number): string;
  /** The day of a date (UTC) as it stands beside its weekday: `24 November`. */
  dayOfYear(at: number): string;
  /** The hour and the minute of a day that has 24 hours: `09:05`. */
  clock(timeZone: string): (at: number) => string;
  /** Words of somebody, between the marks of the language: `“Yes.”`. */
  quoted(text: string): string;
  /** Words in a row: `voice, model, and phone`. */
  list(words: readonly string[]): string;
  /** A country (ISO 3166-1) by its name; its code where it has none. */
  country(code: string): string;
  /** Which of two words comes first. */
  compare(one: string, other: string): number;
}

const MICROS = 1_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const JUST_NOW: Readonly<Record<ReaderLanguage, string>> = {
  en: 'just now',
  de: 'gerade eben',
  fr: 'à l’instant',
  es: 'ahora mismo',
};

const QUOTES: Readonly<Record<ReaderLanguage, readonly [string, string]>> = {
  en: ['“', '”'],
  de: ['„', '“'],
  fr: ['«\u202f', '\u202f»'],
  es: ['«', '»'],
};

/** How a language writes what is no word. Making one takes a while, so {@link useFormats} keeps them. */
export function createFormats(language: ReaderLanguage): Formats {
  return { ...numbersOf(language), ...momentsOf(language), ...namesOf(language) };
}

type Numbers = Pick<
  Formats,
  'count' | 'decimal' | 'short' | 'share' | 'roundShare' | 'wait' | 'money' | 'price' | 'minutes'
>;

function numbersOf(language: ReaderLanguage): Numbers {
  const number = (options: Intl.NumberFormatOptions) => {
    const { format } = new Intl.NumberFormat(language, options);
    return (value: number) => format(value);
  };
  const whole = number({ maximumFractionDigits: 0 });
  const decimal = number({ maximumFractionDigits: 1 });
  const seconds = number({ minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
  return {
    count: (value) => whole(Math.round(value)),
    decimal,
    short: number({ notation: 'compact', maximumFractionDigits: 1 }),
    share: number({ style: 'percent', maximumFractionDigits: 1 }),
    roundShare: number({ style: 'percent', maximumFractionDigits: 0 }),
    wait: (ms) => {
      if (ms === null) return '–';
      return ms < 1_000 ? `${Math.round(ms)} ms` : `${seconds(ms / 1_000)} s`;
    },
    money: (micros, currency) => {
      const value = micros / MICROS;
      const digits = value !== 0 && Math.abs(value) < 1 ? 4 : 2;
      return number({ style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: digits })(value);
    },
    price: (amount, currency) => number({ style: 'currency', currency })(amount),
    minutes: (ms) => `${decimal(ms / MINUTE)} min`,
  };
}

type Moments = Pick<Formats, 'duration' | 'position' | 'relative' | 'exact' | 'day' | 'dates' | 'dayOfYear' | 'clock'>;

function momentsOf(language: ReaderLanguage): Moments {
  const datesIn = (locale: string, parts: Intl.DateTimeFormatOptions) => {
    const { format } = new Intl.DateTimeFormat(locale, parts);
    return (at: number) => format(at);
  };
  const dates = (parts: Intl.DateTimeFormatOptions) => datesIn(language, parts);
  const day = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const apart = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    // The signs of seconds, minutes and hours (SI) are the same everywhere.
    duration: formatDuration,
    position: formatPosition,
    relative: (at, now) => {
      const ago = now - at;
      const long = Math.abs(ago);
      if (long < 45_000) return JUST_NOW[language];
      if (long < 45 * MINUTE) return apart.format(-Math.round(ago / MINUTE), 'minute');
      if (long < 22 * HOUR) return apart.format(-Math.round(ago / HOUR), 'hour');
      if (long < 7 * DAY) return apart.format(-Math.round(ago / DAY), 'day');
      return day(at);
    },
    exact: dates({ dateStyle: 'medium', timeStyle: 'medium' }),
    dates,
    day: calendarDay(language),
    // American English would put the month first.
    dayOfYear: datesIn(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
    clock: (timeZone) => dates({ timeZone, timeStyle: 'short', hourCycle: 'h23' }),
  };
}

function calendarDay(language: ReaderLanguage): Formats['day'] {
  const thisYear = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  const anyYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const apart = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return (at, now) => {
    // Days of the calendar, and not of twenty-four hours: once or twice a year one is shorter or longer.
    const days = Math.round((midnightOf(now) - midnightOf(at)) / DAY);
    if (days <= 1) {
      const word = apart.format(-Math.max(0, days), 'day');
      return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    }
    return (new Date(at).getFullYear() === new Date(now).getFullYear() ? thisYear : anyYear).format(at);
  };
}

function midnightOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function namesOf(language: ReaderLanguage): Pick<Formats, 'quoted' | 'list' | 'country' | 'compare'> {
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const { compare } = new Intl.Collator(language);
  const [open, close] = QUOTES[language];
  return {
    quoted: (text) => `${open}${text}${close}`,
    list: (words) => list.format(words),
    country: (code) => countries.of(code) ?? code,
    compare,
  };
}
