import { normalise, wordsOf } from './normalise.ts';

/** The alphabet of ICAO and NATO, with the spellings that recognisers give. */
const WORDS =
  'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu'.split(
    ' ',
  );
const ALPHABET: ReadonlyMap<string, string> = new Map(WORDS.map((word) => [word, word.charAt(0)]));

const SPOKEN_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ay: 'a',
    bee: 'b',
    cee: 'c',
    see: 'c',
    dee: 'd',
    ee: 'e',
    eff: 'f',
    gee: 'g',
    aitch: 'h',
    eye: 'i',
    jay: 'j',
    kay: 'k',
    el: 'l',
    em: 'm',
    en: 'n',
    pee: 'p',
    cue: 'q',
    queue: 'q',
    ar: 'r',
    ess: 's',
    tee: 't',
    you: 'u',
    vee: 'v',
    ex: 'x',
    why: 'y',
    zee: 'z',
    zed: 'z',
  }),
);

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
const FILLERS: ReadonlySet<string> = new Set([
  'and',
  'then',
  'um',
  'uh',
  'its',
  'is',
  'it',
  'the',
  'number',
  'code',
  'my',
]);
const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
]);

/** Letters and digits said one by one ("B as in Bravo, double seven") joined; undefined when some word is neither. */
export function understandSpelled(text: string): string | undefined {
  const words = wordsOf(
    normalise(text)
      .replaceAll('-', ' ')
      .replace(/\bx ray\b/g, 'xray'),
  );
  let joined = '';
  let repeat = 1;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const times = REPEATS.get(word);
    // "B as in Bravo", "B for Bravo": the word behind only says the letter again.
    const isAgain = joined !== '' && (word === 'as' || word === 'for' || word === 'like');
    if (times !== undefined) repeat = times;
    else if (isAgain) index += words[index + 1] === 'in' ? 2 : 1;
    else if (!FILLERS.has(word) || word.length === 1) {
      const sign = signOf(word);
      if (sign === undefined) return undefined;
      joined += sign.length === 1 ? sign.repeat(repeat) : sign;
      repeat = 1;
    }
  }
  return joined === '' ? undefined : joined;
}

function signOf(word: string): string | undefined {
  if (/^[a-z]$|^\d+$/.test(word)) return word;
  if (word === 'oh') return '0';
  const digit = DIGITS.indexOf(word);
  if (digit !== -1) return String(digit);
  return ALPHABET.get(word) ?? SPOKEN_LETTERS.get(word) ?? (/^(?=.*\d)[a-z0-9]+$/.test(word) ? word : undefined);
}
