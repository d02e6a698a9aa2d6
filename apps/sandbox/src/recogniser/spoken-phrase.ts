import { toWords } from './number-words.ts';

/** Letters of the alphabet to rough phones: for words that no dictionary has. Longer spellings first. */
const LETTER_PHONES: ReadonlyArray<readonly [string, string]> = [
  ['tion', 'SH AH N'],
  ['sch', 'SH'],
  ['tch', 'CH'],
  ['igh', 'AY'],
  ['ch', 'CH'],
  ['sh', 'SH'],
  ['th', 'TH'],
  ['ph', 'F'],
  ['ck', 'K'],
  ['qu', 'K W'],
  ['ng', 'NG'],
  ['ee', 'IY'],
  ['ea', 'IY'],
  ['oo', 'UW'],
  ['ou', 'AW'],
  ['ow', 'OW'],
  ['oi', 'OY'],
  ['oy', 'OY'],
  ['ai', 'EY'],
  ['ay', 'EY'],
  ['au', 'AO'],
  ['aw', 'AO'],
  ['er', 'ER'],
  ['ir', 'ER'],
  ['ur', 'ER'],
  ['ar', 'AA R'],
  ['or', 'AO R'],
  ['a', 'AE'],
  ['b', 'B'],
  ['c', 'K'],
  ['d', 'D'],
  ['e', 'EH'],
  ['f', 'F'],
  ['g', 'G'],
  ['h', 'HH'],
  ['i', 'IH'],
  ['j', 'JH'],
  ['k', 'K'],
  ['l', 'L'],
  ['m', 'M'],
  ['n', 'N'],
  ['o', 'AA'],
  ['p', 'P'],
  ['q', 'K'],
  ['r', 'R'],
  ['s', 'S'],
  ['t', 'T'],
  ['u', 'AH'],
  ['v', 'V'],
  ['w', 'W'],
  ['x', 'K S'],
  ['y', 'IY'],
  ['z', 'Z'],
];

/** A rough English pronunciation of a word, in the acoustic model's phones. */
export function roughPronunciation(word: string): string {
  const phones: string[] = [];
  for (
    let rest = word
      .replace(/[^a-z]/g, '')
      .replace(/([a-z])\1/g, '$1')
      .replace(/(?<=..)e$/, '');
    rest !== '';
  ) {
    const [letters, sound] = LETTER_PHONES.find(([spelling]) => rest.startsWith(spelling)) ?? [rest[0] ?? '', ''];
    if (sound !== '') phones.push(sound);
    rest = rest.slice(letters.length);
  }
  return phones.join(' ');
}

/**
 * A keyterm as it is spoken: lower case, digits as words, no punctuation.
 * undefined when nothing speakable is left, so that a strange keyterm is skipped and never breaks the grammar.
 */
export function toSpokenPhrase(keyterm: string): string | undefined {
  const words = keyterm
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(
      /\d+/g,
      (digits) =>
        ` ${digits.length <= 2 ? toWords(Number(digits)) : [...digits].map((digit) => toWords(Number(digit))).join(' ')} `,
    )
    .replace(/[^a-z' ]/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^'+|'+$/g, ''))
    .filter((word) => word !== '' && roughPronunciation(word) !== '');
  return words.length === 0 ? undefined : words.join(' ');
}
