/** Every English word that a formatter says. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** From Monday on. */
export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const SYMBOL_NAMES: ReadonlyMap<string, string> = new Map([
  ['@', 'at'],
  ['.', 'dot'],
  ['-', 'dash'],
  ['_', 'underscore'],
  ['+', 'plus'],
  ['/', 'slash'],
  ['#', 'hash'],
  ['*', 'star'],
  ['&', 'and'],
]);

interface CurrencyName {
  readonly one: string;
  readonly many: string;
  /** The hundredth part, where there is one. */
  readonly part?: { readonly one: string; readonly many: string };
}

const CENTS = { one: 'cent', many: 'cents' };
const DOLLARS = { one: 'dollar', many: 'dollars', part: CENTS };
const EUROS = { one: 'euro', many: 'euros', part: CENTS };
const POUNDS = { one: 'pound', many: 'pounds', part: { one: 'penny', many: 'pence' } };
const YEN = { one: 'yen', many: 'yen' };
const RUPEES = { one: 'rupee', many: 'rupees', part: { one: 'paisa', many: 'paise' } };

/** Currencies by their sign or their code of ISO 4217. */
export const CURRENCIES: ReadonlyMap<string, CurrencyName> = new Map<string, CurrencyName>([
  ['$', DOLLARS],
  ['USD', DOLLARS],
  ['CAD', DOLLARS],
  ['AUD', DOLLARS],
  ['NZD', DOLLARS],
  ['€', EUROS],
  ['EUR', EUROS],
  ['£', POUNDS],
  ['GBP', POUNDS],
  ['¥', YEN],
  ['JPY', YEN],
  ['₹', RUPEES],
  ['INR', RUPEES],
  ['CHF', { one: 'franc', many: 'francs', part: { one: 'centime', many: 'centimes' } }],
]);

export const WORDS = {
  and: 'and',
  or: 'or',
  at: 'at',
  minus: 'minus',
  percent: 'percent',
  noon: 'noon',
  midnight: 'midnight',
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'in the evening',
  quarterPast: 'quarter past',
  halfPast: 'half past',
  quarterTo: 'quarter to',
  oh: 'oh',
  day: { one: 'day', many: 'days' },
  hour: { one: 'hour', many: 'hours' },
  minute: { one: 'minute', many: 'minutes' },
} as const;

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINALS: ReadonlyMap<number, string> = new Map([
  [1, 'first'],
  [2, 'second'],
  [3, 'third'],
  [5, 'fifth'],
  [8, 'eighth'],
  [9, 'ninth'],
  [12, 'twelfth'],
]);

/** 0 to 99 in words; figures beyond. */
export function numberInWords(value: number): string {
  const small = SMALL[value];
  if (small !== undefined) return small;
  const tens = TENS[Math.floor(value / 10)];
  if (tens === undefined) return String(value);
  return value % 10 === 0 ? tens : `${tens} ${SMALL[value % 10]}`;
}

/** 1 to 99 as a place in an order is said: "twenty-third"; figures beyond, "123rd". */
export function ordinalInWords(value: number): string {
  if (value < 1 || value > 99) return `${value}${endingOf(value)}`;
  const known = ORDINALS.get(value);
  if (known !== undefined) return known;
  if (value < 20) return `${numberInWords(value)}th`;
  const tens = numberInWords(value - (value % 10));
  return value % 10 === 0 ? `${tens.slice(0, -1)}ieth` : `${tens}-${ordinalInWords(value % 10)}`;
}

/** The word for one or for another number of things. */
export function counted(count: number, { one, many }: { readonly one: string; readonly many: string }): string {
  return `${count} ${count === 1 ? one : many}`;
}

function endingOf(value: number): string {
  const lastTwo = Math.abs(value) % 100;
  if (lastTwo > 10 && lastTwo < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][lastTwo % 10] ?? 'th';
}
