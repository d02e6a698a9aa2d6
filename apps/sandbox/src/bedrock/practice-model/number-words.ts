const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const ORDINAL_TENS: ReadonlyMap<string, number> = new Map([
  ['twentieth', 20],
  ['thirtieth', 30],
]);

interface NumberRun {
  readonly value: number;
  /** How many words it took. */
  readonly length: number;
  readonly isOrdinal: boolean;
}

/** Writes number words as figures: "the twenty third at three thirty" → "the 23rd at 3 30". */
export function toFigures(words: readonly string[]): string[] {
  const figures: string[] = [];
  for (let index = 0; index < words.length; ) {
    const run = isPause(words, index) ? undefined : readNumber(words, index);
    figures.push(run === undefined ? (words[index] ?? '') : `${run.value}${run.isOrdinal ? 'th' : ''}`);
    index += run?.length ?? 1;
  }
  return figures;
}

/** The figure of one word that stands for a digit, with the "oh" of telephone numbers. */
export function digitOf(word: string): string | undefined {
  if (/^\d+$/.test(word)) return word;
  if (word === 'oh' || word === 'o' || word === 'nought') return '0';
  const value = SMALL.indexOf(word);
  return value >= 0 && value < 10 ? String(value) : undefined;
}

/** "a second", "one second" asks for patience. */
function isPause(words: readonly string[], index: number): boolean {
  return words[index] === 'second' && ['a', 'one'].includes(words[index - 1] ?? '');
}

function readNumber(words: readonly string[], from: number): NumberRun | undefined {
  let run = readBelowHundred(words, from);
  for (const name of ['hundred', 'thousand']) {
    if (run === undefined || run.isOrdinal || words[from + run.length] !== name) continue;
    run = multiply(words, from, run);
  }
  return run;
}

/** "two" + "hundred (and five)": the words after the factor belong to the number while they are smaller than it. */
function multiply(words: readonly string[], from: number, run: NumberRun): NumberRun {
  const factor = words[from + run.length] === 'thousand' ? 1000 : 100;
  const after = from + run.length + 1;
  const and = words[after] === 'and' ? 1 : 0;
  const rest = factor === 1000 ? readNumber(words, after + and) : readBelowHundred(words, after + and);
  const value = run.value * factor;
  if (rest === undefined || rest.value >= factor) return { value, length: run.length + 1, isOrdinal: false };
  return { value: value + rest.value, length: run.length + 1 + and + rest.length, isOrdinal: rest.isOrdinal };
}

function readBelowHundred(words: readonly string[], from: number): NumberRun | undefined {
  const word = words[from] ?? '';
  const small = SMALL.indexOf(word);
  if (small >= 0) return { value: small, length: 1, isOrdinal: false };
  const ordinal = ORDINAL_TENS.get(word) ?? ORDINALS.indexOf(word);
  if (ordinal > 0) return { value: ordinal, length: 1, isOrdinal: true };
  const tens = (TENS.indexOf(word) + 2) * 10;
  if (tens < 20) return undefined;
  const next = words[from + 1] ?? '';
  const unit = SMALL.indexOf(next);
  if (unit > 0 && unit < 10) return { value: tens + unit, length: 2, isOrdinal: false };
  const unitOrdinal = ORDINALS.indexOf(next);
  if (unitOrdinal > 0 && unitOrdinal < 10) return { value: tens + unitOrdinal, length: 2, isOrdinal: true };
  return { value: tens, length: 1, isOrdinal: false };
}
