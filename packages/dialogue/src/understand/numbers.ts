/** How a language says numbers. Words stand in the form in which they are compared. */
export interface NumberWords {
  /** Numbers that are one word and take no unit behind them: 0 to 19, and what a language writes in one word. */
  readonly single: (word: string) => number | undefined;
  /** 20, 30 … 90 … */
  readonly tens: ReadonlyMap<string, number>;
  /** … behind which also 10 to 19 may stand, as in "soixante-douze". */
  readonly tensBeforeTeens?: ReadonlySet<number>;
  /** Stands between tens and unit, as in "treinta y uno". */
  readonly tensJoin?: ReadonlySet<string>;
  /** Hundreds that are one word, such as "quinientos". */
  readonly hundreds?: ReadonlyMap<string, number>;
  readonly hundred: ReadonlySet<string>;
  readonly thousand: ReadonlySet<string>;
  /** Stands behind hundreds and thousands, as in "one hundred and five". */
  readonly hundredsJoin?: ReadonlySet<string>;
  /** "third", "dritten". */
  readonly ordinal: (word: string) => number | undefined;
  /** How an ordinal is written in figures: "3rd", "3.". */
  readonly writeOrdinal: (value: number) => string;
  /** "double seven": how often the next digit is said. */
  readonly repeats: ReadonlyMap<string, number>;
  /** Said between digits without meaning anything. */
  readonly hesitations: ReadonlySet<string>;
  /** Digits are said in groups: "seize, quarante-deux". */
  readonly isGrouped: boolean;
  /** A number word that is none where it stands, such as "second" in "wait a second". */
  readonly isNone?: (words: readonly string[], at: number) => boolean;
}

interface Run {
  readonly value: number;
  /** How many words it took. */
  readonly length: number;
  readonly isOrdinal: boolean;
}

/** Number words as figures: "the twenty third at three thirty" → "the 23rd at 3 30". */
export function figuresFor(words: readonly string[], numbers: NumberWords): string[] {
  const figures: string[] = [];
  for (let at = 0; at < words.length; ) {
    const run = numbers.isNone?.(words, at) === true ? undefined : readNumber(words, at, numbers);
    if (run === undefined) figures.push(words[at] ?? '');
    else figures.push(run.isOrdinal ? numbers.writeOrdinal(run.value) : String(run.value));
    at += run?.length ?? 1;
  }
  return figures;
}

/** Digits said one by one or in groups: "oh seven double four" → "0744". Other words end a row of digits; the longest row counts. */
export function readDigits(words: readonly string[], numbers: NumberWords): string {
  let [best, row, times] = ['', '', 1];
  for (const word of [...(numbers.isGrouped ? figuresFor(words, numbers) : words), '']) {
    const digits = /^\d+$/.test(word) ? word : digitOf(word, numbers);
    const repeat = numbers.repeats.get(word);
    if (repeat !== undefined) times = repeat;
    else if (digits !== undefined) {
      row += digits.length === 1 ? digits.repeat(times) : digits;
      times = 1;
    } else if (!numbers.hesitations.has(word)) {
      if (row.length > best.length) best = row;
      row = '';
    }
  }
  return best;
}

function digitOf(word: string, { single }: NumberWords): string | undefined {
  const value = single(word);
  return value !== undefined && value < 10 ? String(value) : undefined;
}

/** One number that begins at a word: "twenty three", "one hundred and five", "deux mille vingt-six", "twenty third". */
function readNumber(words: readonly string[], from: number, numbers: NumberWords): Run | undefined {
  const low = readBelowThousand(words, from, numbers);
  const at = from + (low?.length ?? 0);
  if (low?.isOrdinal === true || !numbers.thousand.has(words[at] ?? '')) return low;
  return addTo(
    { value: (low?.value ?? 1) * 1_000, length: at + 1 - from },
    restBehind(words, at + 1, { numbers, read: readBelowThousand }),
  );
}

function readBelowThousand(words: readonly string[], from: number, numbers: NumberWords): Run | undefined {
  const oneWord = numbers.hundreds?.get(words[from] ?? '');
  const low = oneWord === undefined ? readBelowHundred(words, from, numbers) : undefined;
  const at = from + (low?.length ?? 0);
  const isHundred = low?.isOrdinal !== true && (low?.value ?? 1) < 20 && numbers.hundred.has(words[at] ?? '');
  if (oneWord === undefined && !isHundred) return low;
  return addTo(
    { value: oneWord ?? (low?.value ?? 1) * 100, length: at + 1 - from },
    restBehind(words, at + 1, { numbers, read: readBelowHundred }),
  );
}

type Reader = (words: readonly string[], from: number, numbers: NumberWords) => Run | undefined;

/** What is added to hundreds or thousands; undefined when nothing is. */
function restBehind(
  words: readonly string[],
  from: number,
  { numbers, read }: { readonly numbers: NumberWords; readonly read: Reader },
): Run | undefined {
  const skip = numbers.hundredsJoin?.has(words[from] ?? '') === true ? 1 : 0;
  const rest = read(words, from + skip, numbers);
  return rest === undefined ? undefined : { ...rest, length: rest.length + skip };
}

function addTo({ value, length }: { readonly value: number; readonly length: number }, rest: Run | undefined): Run {
  if (rest === undefined || rest.value === 0) return { value, length, isOrdinal: false };
  return { value: value + rest.value, length: length + rest.length, isOrdinal: rest.isOrdinal };
}

function readBelowHundred(words: readonly string[], from: number, numbers: NumberWords): Run | undefined {
  const word = words[from] ?? '';
  const ordinal = numbers.ordinal(word);
  if (ordinal !== undefined) return { value: ordinal, length: 1, isOrdinal: true };
  const single = numbers.single(word);
  if (single !== undefined) return { value: single, length: 1, isOrdinal: false };
  const tens = numbers.tens.get(word);
  if (tens === undefined) return undefined;
  const skip = numbers.tensJoin?.has(words[from + 1] ?? '') === true ? 1 : 0;
  const next = words[from + 1 + skip] ?? '';
  const most = numbers.tensBeforeTeens?.has(tens) === true ? 19 : 9;
  const nextOrdinal = numbers.ordinal(next);
  const unit = nextOrdinal ?? numbers.single(next);
  if (unit === undefined || unit < 1 || unit > most) return { value: tens, length: 1, isOrdinal: false };
  return { value: tens + unit, length: 2 + skip, isOrdinal: nextOrdinal !== undefined };
}

/** A table of numbers from words in their order: `countFrom(0, 'zero one two')`. Several words for one number are joined by `|`. */
export function countFrom(first: number, words: string, step = 1): ReadonlyMap<string, number> {
  return new Map(
    words.split(' ').flatMap((same, index) => same.split('|').map((word) => [word, first + index * step] as const)),
  );
}
