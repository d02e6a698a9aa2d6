/** Something that must not be found: digits in a row, words, or digits as they were said. */
export interface Needle {
  readonly id: string;
  /** Found plain, grouped and key by key. */
  readonly digits?: string;
  /** Found in any case. */
  readonly words?: string;
  /** What was said of digits: six words of it in a row are found. */
  readonly said?: string;
}

/** Something that is kept or was sent: in which store, where in it, and what it says. */
export interface Piece {
  readonly store: string;
  readonly place: string;
  readonly text: string;
}

export interface Find extends Omit<Piece, 'text'> {
  readonly needle: string;
  /** `part`: at least as many digits in a row as count as a part. */
  readonly how: 'words' | 'digits' | 'part' | 'keyByKey' | 'said';
}

/** Digits with what groups them: blanks, dashes, dots, and these in addresses and in JSON. */
const ROWS = /\d(?:(?:%20|\\n|\\t|[\s.,/_+\u2013-]){0,3}\d)*/g;
/** Keys come one by one, each a value of its own, in JSON that may be quoted in JSON. */
const KEYS = /"(\d)\\*"/g;
const WORDS_IN_A_ROW = 6;
const FEWEST_SAID = 4;

/** Makes a search for all needles at once. `part`: how many digits of a needle in a row are found as well. */
export function createSearch(
  needles: readonly Needle[],
  { part }: { readonly part: number },
): (piece: Piece) => readonly Find[] {
  const rows = new Map<number, Map<string, Needle>>();
  const said = new Map<string, Needle>();
  for (const needle of needles) {
    indexDigits(rows, needle, part);
    for (const window of windowsOf(wordsOf(needle.said ?? ''), FEWEST_SAID)) said.set(window, needle);
  }
  const named = needles.flatMap(({ id, words }) => (words === undefined ? [] : [{ id, words: words.toLowerCase() }]));
  return ({ store, place, text }) => {
    const finds = new Map<string, Find>();
    const note = (needle: string, how: Find['how']) => finds.set(`${needle} ${how}`, { needle, store, place, how });
    const lower = text.toLowerCase();
    for (const { id, words } of named) if (lower.includes(words)) note(id, 'words');
    for (const [row] of text.matchAll(ROWS)) {
      const digits = row.replace(/%20/g, '').replace(/\D/g, '');
      for (const needle of findIn(rows, digits))
        note(needle.id, digits.includes(needle.digits ?? '') ? 'digits' : 'part');
    }
    const keys = [...text.matchAll(KEYS)].map(([, key]) => key).join('');
    for (const { id } of findIn(rows, keys)) note(id, 'keyByKey');
    if (said.size > 0)
      for (const window of windowsOf(wordsOf(lower), 1)) {
        const needle = said.get(window);
        if (needle !== undefined) note(needle.id, 'said');
      }
    return [...finds.values()];
  };
}

function indexDigits(rows: Map<number, Map<string, Needle>>, needle: Needle, part: number): void {
  const { digits = '' } = needle;
  const length = Math.min(part, digits.length);
  if (length === 0) return;
  const index = rows.get(length) ?? new Map<string, Needle>();
  rows.set(length, index);
  for (let from = 0; from + length <= digits.length; from += 1) index.set(digits.slice(from, from + length), needle);
}

function findIn(rows: ReadonlyMap<number, ReadonlyMap<string, Needle>>, digits: string): Set<Needle> {
  const found = new Set<Needle>();
  for (const [length, index] of rows)
    for (let from = 0; from + length <= digits.length; from += 1) {
      const needle = index.get(digits.slice(from, from + length));
      if (needle !== undefined) found.add(needle);
    }
  return found;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Each row of so many words, or all of them where there are fewer. */
function* windowsOf(words: readonly string[], fewest: number): Generator<string> {
  if (words.length < fewest) return;
  const length = Math.min(WORDS_IN_A_ROW, words.length);
  for (let from = 0; from + length <= words.length; from += 1) yield words.slice(from, from + length).join(' ');
}
