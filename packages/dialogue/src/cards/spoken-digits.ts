import { type DigitWord, digitWord } from './digit-words.ts';

/** A stretch of a text, `from` and `to` in characters, and the digits that it stands for. */
export interface DigitPiece {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
}

/** One way to hear digits that were said in a row. "Forty two" is 42, or 40 and 2. */
export type DigitReading = readonly DigitPiece[];

/** A row of digits without other words between them, with every way to hear it; the likeliest first. */
export interface DigitRun {
  readonly from: number;
  readonly to: number;
  readonly readings: readonly DigitReading[];
}

/** More ways to hear one row nobody has to look at. */
const MAX_READINGS = 256;
/** "… four, um, and then, five …": so many words without a digit do not end a row. */
const MAX_FILLERS = 3;
/** Nineteen digits and what is said between them take fewer words; longer rows are read in pieces, so that no text takes long. */
const MAX_WORDS = 64;

interface Word {
  readonly says: DigitWord;
  readonly from: number;
  readonly to: number;
}

/** The rows of digits in what was said or typed: figures and number words of English, German, French and Spanish, mixed as people do. */
export function findDigitRuns(text: string): DigitRun[] {
  return splitRows(text).flatMap((words) => {
    const readings = readRow(words);
    const [first] = readings;
    const start = first?.[0];
    const end = first?.at(-1);
    return start === undefined || end === undefined ? [] : [{ from: start.from, to: end.to, readings }];
  });
}

/** Accents fall away; every character keeps its place. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 's')
    .replace(/./gsu, (sign) => {
      const bare = sign.normalize('NFD').charAt(0);
      return sign.length === 1 ? bare : sign;
    });
}

function splitRows(text: string): Word[][] {
  const rows: Word[][] = [];
  let row: Word[] = [];
  let fillers = 0;
  const end = () => {
    if (row.some(({ says }) => says.kind !== 'filler' && says.kind !== 'and')) rows.push(row);
    row = [];
    fillers = 0;
  };
  // Lower case of a few signs is longer than they are; then places would be wrong, and the text is read as it is.
  const lower = text.toLowerCase().length === text.length ? plain(text) : text;
  for (const match of lower.matchAll(/\d+|\p{L}+(?:'\p{L}+)?/gu)) {
    const says = digitWord(match[0]);
    if (says === undefined) {
      end();
      continue;
    }
    fillers = says.kind === 'filler' || says.kind === 'and' ? fillers + 1 : 0;
    if (fillers > MAX_FILLERS || row.length >= MAX_WORDS) end();
    row.push({ says, from: match.index, to: match.index + match[0].length });
  }
  end();
  return rows;
}

/** Every way to hear a row. From its end to its beginning, so that no rest is read twice. */
function readRow(words: readonly Word[]): DigitReading[] {
  const rests: DigitReading[][] = Array.from({ length: words.length + 1 }, () => []);
  rests[words.length] = [[]];
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const here: DigitReading[] = [];
    for (const { digits, length } of readingsAt(words, at)) {
      const from = words[at]?.from ?? 0;
      const to = words[at + length - 1]?.to ?? from;
      for (const rest of rests[at + length] ?? []) {
        if (here.length >= MAX_READINGS) break;
        here.push(digits === '' ? rest : [{ digits, from, to }, ...rest]);
      }
    }
    rests[at] = here;
  }
  return (rests[0] ?? []).filter((reading) => reading.length > 0);
}

interface Taken {
  readonly digits: string;
  /** Words. */
  readonly length: number;
}

/** What may begin at a word, the longest number first. */
function readingsAt(words: readonly Word[], at: number): Taken[] {
  const says = words[at]?.says;
  switch (says?.kind) {
    case undefined:
    case 'filler':
    case 'and':
    case 'times':
    case 'hundred':
    case 'thousand':
      return numbersAt(words, at) ?? [{ digits: '', length: 1 }];
    case 'figures':
      return [{ digits: says.figures, length: 1 }];
    case 'maybe':
      return [
        { digits: String(says.value), length: 1 },
        { digits: '', length: 1 },
      ];
    case 'repeat':
      return repeated(words, { at: at + 1, times: says.times, before: 1 }) ?? [{ digits: '', length: 1 }];
    default:
      return numbersAt(words, at) ?? [{ digits: '', length: 1 }];
  }
}

function repeated(
  words: readonly Word[],
  { at, times, before }: { at: number; times: number; before: number },
): Taken[] | undefined {
  const skipped = words[at]?.says.kind === 'filler' ? 1 : 0;
  const digit = digitAt(words, at + skipped);
  return digit === undefined ? undefined : [{ digits: digit.repeat(times), length: before + skipped + 1 }];
}

function digitAt(words: readonly Word[], at: number): string | undefined {
  const says = words[at]?.says;
  if (says?.kind === 'unit' || says?.kind === 'maybe') return String(says.value);
  return says?.kind === 'figures' && says.figures.length === 1 ? says.figures : undefined;
}

/** Numbers up to 9,999 that begin at a word: as one, and as shorter ones. */
function numbersAt(words: readonly Word[], at: number): Taken[] | undefined {
  const says = words[at]?.says;
  const times = words[at + 1]?.says.kind === 'times' && says?.kind === 'unit' ? says.value : 0;
  if (times >= 2 && times <= 4) {
    const taken = repeated(words, { at: at + 2, times, before: 2 });
    if (taken !== undefined) return taken;
  }
  const found = [...new Map(wholeNumbers(words, at).map((taken) => [taken.length, taken])).values()];
  return found.length === 0 ? undefined : found.sort((left, right) => right.length - left.length);
}

function wholeNumbers(words: readonly Word[], at: number): Taken[] {
  const kindAt = (index: number) => words[index]?.says.kind;
  const all: Taken[] = [];
  const note = (value: number, length: number) => all.push({ digits: String(value), length });
  /** With what may follow a hundred or a thousand. */
  const withRest = (value: number, length: number, readRest: (at: number) => { value: number; length: number }[]) => {
    note(value, length);
    const skipped = kindAt(at + length) === 'and' ? 1 : 0;
    for (const rest of readRest(at + length + skipped)) note(value + rest.value, length + skipped + rest.length);
  };
  const hundredsFrom = (from: number): { value: number; length: number }[] => {
    const says = words[from]?.says;
    const own: { value: number; length: number }[] =
      says?.kind === 'hundreds'
        ? [{ value: says.value, length: 1 }]
        : says?.kind === 'hundred'
          ? [{ value: 100, length: 1 }]
          : belowHundredAt(words, from)
              .filter(({ length }) => kindAt(from + length) === 'hundred')
              .map(({ value, length }) => ({ value: value * 100, length: length + 1 }));
    return own.flatMap((hundred) => {
      const skipped = kindAt(from + hundred.length) === 'and' ? 1 : 0;
      const rests = belowHundredAt(words, from + hundred.length + skipped);
      return [
        hundred,
        ...rests.map((rest) => ({ value: hundred.value + rest.value, length: hundred.length + skipped + rest.length })),
      ];
    });
  };
  const says = words[at]?.says;
  if (says?.kind === 'thousand') withRest(1000, 1, (rest) => [...hundredsFrom(rest), ...belowHundredAt(words, rest)]);
  for (const { value, length } of belowHundredAt(words, at)) {
    note(value, length);
    if (kindAt(at + length) === 'thousand' && value < 10)
      withRest(value * 1000, length + 1, (rest) => [...hundredsFrom(rest), ...belowHundredAt(words, rest)]);
  }
  for (const { value, length } of hundredsFrom(at)) note(value, length);
  return all;
}

/** Numbers below a hundred that begin at a word: "forty", "forty two", "soixante douze", "quatre vingt dix sept". */
function belowHundredAt(words: readonly Word[], at: number): { value: number; length: number }[] {
  const says = words[at]?.says;
  const next = words[at + 1]?.says;
  if (says?.kind === 'teen') {
    // "Dix-sept": French and nobody else counts on from ten.
    const counted = says.value === 10 && next?.kind === 'unit' && next.value >= 7;
    return [{ value: says.value, length: 1 }, ...(counted ? [{ value: 10 + next.value, length: 2 }] : [])];
  }
  if (says?.kind === 'tens')
    return [{ value: says.value, length: 1 }, ...onTens(words, { at: at + 1, tens: says, before: 1 })];
  if (says?.kind !== 'unit') return [];
  const eighty = says.value === 4 && next?.kind === 'tens' && next.value === 20;
  return [
    { value: says.value, length: 1 },
    ...(eighty
      ? [{ value: 80, length: 2 }, ...onTens(words, { at: at + 2, tens: { value: 80, joins: 'nothing' }, before: 2 })]
      : []),
  ];
}

/** What is added to full tens; teens in French only, for which 60 and 80 are the only tens that take them. */
function onTens(
  words: readonly Word[],
  { at, tens, before }: { at: number; tens: { value: number; joins: 'nothing' | 'and' | 'never' }; before: number },
): { value: number; length: number }[] {
  const skipped = words[at]?.says.kind === 'and' ? 1 : 0;
  if (tens.joins === 'never' || (tens.joins === 'and' && skipped === 0)) return [];
  const says = words[at + skipped]?.says;
  if (says?.kind === 'unit' && says.value > 0)
    return [{ value: tens.value + says.value, length: before + skipped + 1 }];
  if (says?.kind !== 'teen' || (tens.value !== 60 && tens.value !== 80)) return [];
  return belowHundredAt(words, at + skipped)
    .filter(({ value }) => value < 20)
    .map(({ value, length }) => ({ value: tens.value + value, length: before + skipped + length }));
}
