import { namesOfSigns, type SpokenLanguage } from './spoken-language.ts';

const MONTHS = [
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

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

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
function numberInWords(value: number): string {
  const small = SMALL[value];
  if (small !== undefined) return small;
  const tens = TENS[Math.floor(value / 10)];
  if (tens === undefined) return String(value);
  return value % 10 === 0 ? tens : `${tens} ${SMALL[value % 10]}`;
}

/** 1 to 99 as a place in an order is said: "twenty-third"; figures beyond, "123rd". */
function ordinalInWords(value: number): string {
  if (value < 1 || value > 99) return `${value}${endingOf(value)}`;
  const known = ORDINALS.get(value);
  if (known !== undefined) return known;
  if (value < 20) return `${numberInWords(value)}th`;
  const tens = numberInWords(value - (value % 10));
  return value % 10 === 0 ? `${tens.slice(0, -1)}ieth` : `${tens}-${ordinalInWords(value % 10)}`;
}

function endingOf(value: number): string {
  const lastTwo = Math.abs(value) % 100;
  if (lastTwo > 10 && lastTwo < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][lastTwo % 10] ?? 'th';
}

function onTheClock(hour: number, minute: number): string {
  const name = (of: number) => numberInWords(of % 12 === 0 ? 12 : of % 12);
  if (minute === 0) return name(hour);
  if (minute === 15) return `quarter past ${name(hour)}`;
  if (minute === 30) return `half past ${name(hour)}`;
  if (minute === 45) return `quarter to ${name(hour + 1)}`;
  return `${name(hour)} ${minute < 10 ? 'oh ' : ''}${numberInWords(minute)}`;
}

const CENT = { one: '1 cent', many: 'cents' };

/** Every English word that a formatter says. */
export const english: SpokenLanguage = {
  date: ({ weekday, day, month }) => `${DAYS[weekday]} the ${ordinalInWords(day)} of ${MONTHS[month]}`,
  weekday: (weekday) => DAYS[weekday],
  time(hour, minute) {
    if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'noon';
    const partOfDay = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening';
    return `${onTheClock(hour, minute)} ${partOfDay}`;
  },
  at: 'at',
  ordinal: ordinalInWords,
  decimalSign: '.',
  minus: 'minus',
  percent: 'percent',
  currencies: {
    dollar: { one: '1 dollar', many: 'dollars', part: CENT },
    euro: { one: '1 euro', many: 'euros', part: CENT },
    pound: { one: '1 pound', many: 'pounds', part: { one: '1 penny', many: 'pence' } },
    yen: { one: '1 yen', many: 'yen' },
    rupee: { one: '1 rupee', many: 'rupees', part: { one: '1 paisa', many: 'paise' } },
    franc: { one: '1 franc', many: 'francs', part: { one: '1 centime', many: 'centimes' } },
  },
  moneyWith: { figures: ' ', named: ' and ' },
  day: { one: '1 day', many: 'days' },
  hour: { one: '1 hour', many: 'hours' },
  minute: { one: '1 minute', many: 'minutes' },
  joinWord: (kind) => kind,
  symbols: namesOfSigns(['at', 'dot', 'dash', 'underscore', 'plus', 'slash', 'hash', 'star', 'and']),
  phoneGroup: 3,
};
