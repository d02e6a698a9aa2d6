const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  oh: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
};

function own(table: Readonly<Record<string, number>>, word: string | undefined): number | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}

interface NumberRun {
  value: number;
  /** How many words it took. */
  length: number;
  ordinal: boolean;
}

/** Reads one number that begins at a word: "twenty three", "one hundred and five", "twenty third". */
function readNumber(words: readonly string[], from: number): NumberRun | undefined {
  const group = readBelowHundred(words, from);
  if (group === undefined) return undefined;
  let { value, length } = group;
  if (group.ordinal) return group;
  for (const [name, factor] of [
    ['hundred', 100],
    ['thousand', 1000],
  ] as const) {
    if (words[from + length] !== name) continue;
    length += 1;
    value *= factor;
    const skip = words[from + length] === 'and' ? 1 : 0;
    const rest =
      name === 'thousand' ? readNumber(words, from + length + skip) : readBelowHundred(words, from + length + skip);
    if (rest === undefined) continue;
    value += rest.value;
    length += skip + rest.length;
    if (rest.ordinal) return { value, length, ordinal: true };
  }
  return { value, length, ordinal: false };
}

function readBelowHundred(words: readonly string[], from: number): NumberRun | undefined {
  const ordinal = own(ORDINALS, words[from]);
  if (ordinal !== undefined) return { value: ordinal, length: 1, ordinal: true };
  const unit = own(UNITS, words[from]);
  if (unit !== undefined) return { value: unit, length: 1, ordinal: false };
  const tens = own(TENS, words[from]);
  if (tens === undefined) return undefined;
  const next = words[from + 1];
  const nextUnit = own(UNITS, next);
  if (nextUnit !== undefined && nextUnit > 0 && nextUnit < 10)
    return { value: tens + nextUnit, length: 2, ordinal: false };
  const nextOrdinal = own(ORDINALS, next);
  if (nextOrdinal !== undefined && nextOrdinal < 10) return { value: tens + nextOrdinal, length: 2, ordinal: true };
  return { value: tens, length: 1, ordinal: false };
}

function suffixed(value: number): string {
  const tail = value % 100;
  if (tail >= 11 && tail <= 13) return `${value}th`;
  return `${value}${['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'}`;
}

/** Number words as figures: "the twenty third at three thirty" → "the 23rd at 3 30". */
export function figuresFor(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let index = 0; index < words.length; ) {
    const run = readNumber(words, index);
    const word = words[index] ?? '';
    // "second" after a figure is a unit of time far less often than an ordinal, but "a second" is neither.
    const isPause = word === 'second' && ['a', 'one'].includes(words[index - 1] ?? '');
    if (run === undefined || isPause) {
      out.push(word);
      index += 1;
    } else {
      out.push(run.ordinal ? suffixed(run.value) : String(run.value));
      index += run.length;
    }
  }
  return out;
}

/** Digits said one by one: "oh seven double four" → "0744". Words between them end a group; the longest group counts. */
export function readDigits(words: readonly string[]): string {
  let best = '';
  let current = '';
  let repeat = 1;
  for (const word of [...words, '']) {
    const unit = own(UNITS, word);
    const figures = /^\d+$/.test(word) ? word : unit !== undefined && unit < 10 ? String(unit) : undefined;
    if (word === 'double' || word === 'triple') repeat = word === 'double' ? 2 : 3;
    else if (figures !== undefined) {
      current += figures.length === 1 ? figures.repeat(repeat) : figures;
      repeat = 1;
    } else {
      if (current.length > best.length) best = current;
      current = '';
    }
  }
  return best;
}
