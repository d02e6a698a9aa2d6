const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** 0 to 99 in words, as spoken in English: `twenty five`. */
export function toWords(value: number): string {
  const small = SMALL[value];
  if (small !== undefined) return small;
  const tens = TENS[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? tens : `${tens} ${SMALL[value % 10]}`;
}

/** The words of every whole number between two bounds, both included. */
export function numberWords(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => toWords(from + index));
}

/** The word of a day in a month: 3 → `third`, 21 → `twenty first`. */
export function toOrdinal(value: number): string {
  const words = toWords(value).split(' ');
  const last = words.pop() ?? '';
  const ordinal = IRREGULAR_ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words, ordinal].join(' ');
}

/** `first` to `thirty first`: the days of a month. */
export function ordinalWords(): string[] {
  return Array.from({ length: 31 }, (_, index) => toOrdinal(index + 1));
}
