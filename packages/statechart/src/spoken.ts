const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
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
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty'];
const ORDINALS: Readonly<Record<number, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  5: 'fifth',
  8: 'eighth',
  9: 'ninth',
  12: 'twelfth',
  20: 'twentieth',
  30: 'thirtieth',
};

/** The weekday of a Gregorian date, by Sakamoto's method: no clock and no time zone involved. */
export function dayOfWeek(date: { year: number; month: number; day: number }): string {
  return WEEKDAYS[weekdayIndex(date)] ?? '';
}

/** 0 is Sunday. */
export function weekdayIndex(date: { year: number; month: number; day: number }): number {
  const offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const year = date.month < 3 ? date.year - 1 : date.year;
  const offset = offsets[date.month - 1] ?? 0;
  return (year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + offset + date.day) % 7;
}

/** 0 to 59 in words. */
export function spokenNumber(value: number): string {
  const small = SMALL[value];
  if (small !== undefined) return small;
  const tens = TENS[Math.floor(value / 10)];
  if (tens === undefined) return String(value);
  return value % 10 === 0 ? tens : `${tens} ${SMALL[value % 10]}`;
}

/** 1 to 31 as a day of the month is said: "twenty-third". */
export function spokenOrdinal(day: number): string {
  const known = ORDINALS[day];
  if (known !== undefined) return known;
  if (day < 20) return `${spokenNumber(day)}th`;
  return `${spokenNumber(day - (day % 10))}-${spokenOrdinal(day % 10)}`;
}

/** `15:30` as people say it: "half past three in the afternoon". Text that is no time is given back. */
export function spokenTime(text: string): string {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (parts === null) return text;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  if (hour > 23 || minute > 59) return text;
  if (hour === 12 && minute === 0) return 'noon';
  const partOfDay = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening';
  const hourName = spokenNumber(hour % 12 === 0 ? 12 : hour % 12);
  const nextHourName = spokenNumber((hour + 1) % 12 === 0 ? 12 : (hour + 1) % 12);
  if (minute === 0) return `${hourName} ${partOfDay}`;
  if (minute === 15) return `quarter past ${hourName} ${partOfDay}`;
  if (minute === 30) return `half past ${hourName} ${partOfDay}`;
  if (minute === 45) return `quarter to ${nextHourName} ${partOfDay}`;
  return `${hourName} ${minute < 10 ? `oh ${spokenNumber(minute)}` : spokenNumber(minute)} ${partOfDay}`;
}
