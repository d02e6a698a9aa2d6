import { countFrom } from '../numbers.ts';

const SMALL = countFrom(
  0,
  'null ein|eins|eine|einen|einer|einem zwei|zwo drei vier funf|fuenf sechs sieben acht neun zehn elf zwolf|zwoelf dreizehn vierzehn funfzehn|fuenfzehn sechzehn siebzehn achtzehn neunzehn',
);
/** Bare tens; in "zweiundvierzig" they are part of one word. */
export const germanTens = countFrom(
  20,
  'zwanzig dreissig|dreisig vierzig funfzig|fuenfzig sechzig siebzig achtzig neunzig',
  10,
);
/** What stands before the ending of the first ordinals; the t of "achten" is taken for the ending. */
const ORDINAL_STEMS = countFrom(1, 'ers zwei|zwo drit vier funf|fuenf sechs sieb|sieben ach neun');

/** German writes a number below a million as one word: "zweiundvierzig", "neunzehnhundertachtzig". Bare tens, hundreds and thousands are none of these. */
export function germanNumber(word: string): number | undefined {
  return SMALL.get(word) ?? fusedGerman(word);
}

/** Of several numbers in one word; undefined for one that is a word of its own. */
export function fusedGerman(word: string): number | undefined {
  const [, thousands, hasThousand, hundreds, hasHundred, rest = ''] =
    /^(?:(\p{L}*?)(tausend))?(?:(\p{L}*?)(hundert))?(?:und)?(\p{L}*)$/u.exec(word) ?? [];
  const below = rest === '' ? 0 : belowHundred(rest);
  const hundred = hasHundred === undefined ? 0 : hundreds === '' ? 1 : SMALL.get(hundreds ?? '');
  const thousand =
    hasThousand === undefined
      ? 0
      : thousands === ''
        ? 1
        : (germanNumber(thousands ?? '') ?? germanTens.get(thousands ?? ''));
  if (below === undefined || hundred === undefined || thousand === undefined) return undefined;
  const value = thousand * 1_000 + hundred * 100 + below;
  // Bare tens, hundreds and thousands may have more words behind them.
  return value < 20 || germanTens.has(word) || word === 'hundert' || word === 'tausend' ? undefined : value;
}

function belowHundred(word: string): number | undefined {
  const known = SMALL.get(word) ?? germanTens.get(word);
  if (known !== undefined) return known;
  const [, unit = '', tens = ''] = /^(\p{L}+?)und(\p{L}+)$/u.exec(word) ?? [];
  const [left, right] = [SMALL.get(unit), germanTens.get(tens)];
  return left === undefined || right === undefined ? undefined : right + left;
}

/** "dritten", "siebter", "einundzwanzigste"; written "3." as well. */
export function germanOrdinal(word: string): number | undefined {
  const [, stem = ''] = /^(\p{L}+?)te[nrsm]?$/u.exec(word) ?? [];
  const small = ORDINAL_STEMS.get(stem) ?? teenOf(stem);
  if (small !== undefined || !stem.endsWith('s')) return small;
  const number = stem.slice(0, -1);
  return germanTens.get(number) ?? fusedGerman(number);
}

function teenOf(stem: string): number | undefined {
  const value = SMALL.get(stem);
  return value !== undefined && value >= 10 ? value : undefined;
}
