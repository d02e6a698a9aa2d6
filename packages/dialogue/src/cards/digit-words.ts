import { fusedGerman } from '../understand/languages/german-numbers.ts';

/** What a word says of a number, in any of the languages at once: callers mix them. Written in plain letters. */
export type DigitWord =
  | { readonly kind: 'unit' | 'teen' | 'hundreds'; readonly value: number }
  /** `joins`: what has to stand before a unit that is added to it; German says it in one word. */
  | { readonly kind: 'tens'; readonly value: number; readonly joins: 'nothing' | 'and' | 'never' }
  | { readonly kind: 'figures'; readonly figures: string }
  /** Two or three of what follows: "double four". */
  | { readonly kind: 'repeat'; readonly times: number }
  /** "Two times", "deux fois". */
  | { readonly kind: 'times' | 'hundred' | 'thousand' | 'and' | 'filler' }
  /** A word that is a digit among digits only: "for", "to". */
  | { readonly kind: 'maybe'; readonly value: number };

const WORDS = new Map<string, DigitWord>();

function add(kind: 'unit' | 'teen' | 'hundreds' | 'maybe', rows: Readonly<Record<number, string>>): void {
  for (const [value, words] of Object.entries(rows))
    for (const word of words.split(' ')) WORDS.set(word, { kind, value: Number(value) });
}

add('unit', {
  0: 'zero oh o nought naught null cero',
  1: 'one ein eins eine un une uno una',
  2: 'two zwei zwo deux dos',
  3: 'three drei trois tres',
  4: 'four vier quatre cuatro',
  5: 'five funf fuenf cinq cinco',
  6: 'six sechs seis',
  7: 'seven sieben sept siete',
  8: 'eight acht huit ocho',
  9: 'nine niner neun neuf nueve',
});
add('maybe', { 2: 'to too', 4: 'for', 8: 'ate' });
add('teen', {
  10: 'ten zehn dix diez',
  11: 'eleven elf onze once',
  12: 'twelve zwolf zwoelf douze doce',
  13: 'thirteen dreizehn treize trece',
  14: 'fourteen vierzehn quatorze catorce',
  15: 'fifteen funfzehn fuenfzehn quinze quince',
  16: 'sixteen sechzehn seize dieciseis',
  17: 'seventeen siebzehn diecisiete',
  18: 'eighteen achtzehn dieciocho',
  19: 'nineteen neunzehn diecinueve',
  21: 'veintiun veintiuno veintiuna',
  22: 'veintidos',
  23: 'veintitres',
  24: 'veinticuatro',
  25: 'veinticinco',
  26: 'veintiseis',
  27: 'veintisiete',
  28: 'veintiocho',
  29: 'veintinueve',
});
for (const [joins, words] of [
  ['nothing', 'twenty thirty forty fifty sixty seventy eighty ninety'],
  ['nothing', 'vingt trente quarante cinquante soixante septante huitante nonante'],
  ['never', 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'],
  ['and', 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'],
] as const)
  for (const [index, word] of words.split(' ').entries())
    WORDS.set(word, { kind: 'tens', value: (index + 2) * 10, joins });
for (const [word, like] of [
  ['fourty', 'forty'],
  ['vingts', 'vingt'],
  ['octante', 'huitante'],
  ['fuenfzig', 'funfzig'],
  ['dreisig', 'dreissig'],
] as const) {
  const found = WORDS.get(like);
  if (found !== undefined) WORDS.set(word, found);
}
add('hundreds', {
  100: 'cien ciento',
  200: 'doscientos doscientas',
  300: 'trescientos trescientas',
  400: 'cuatrocientos cuatrocientas',
  500: 'quinientos quinientas',
  600: 'seiscientos seiscientas',
  700: 'setecientos setecientas',
  800: 'ochocientos ochocientas',
  900: 'novecientos novecientas',
});
for (const [kind, words] of [
  ['hundred', 'hundred hundert cent cents'],
  ['thousand', 'thousand tausend mille mil'],
  ['times', 'times mal fois veces'],
  ['and', 'and und et y'],
  [
    'filler',
    'then um uh er erm hmm dash hyphen space minus the dann ah ahm ehm strich bindestrich leerzeichen danach die der also puis euh tiret espace ensuite alors le la eh guion espacio luego despues entonces el pues',
  ],
] as const)
  for (const word of words.split(' ')) WORDS.set(word, { kind });
for (const [times, words] of [
  [2, 'double doppel doppelt doppelte zweimal zweifach doble'],
  [3, 'triple treble dreimal dreifach'],
  [4, 'quadruple viermal vierfach'],
] as const)
  for (const word of words.split(' ')) WORDS.set(word, { kind: 'repeat', times });

/** What a word says of a number; undefined when it is about something else. */
export function digitWord(word: string): DigitWord | undefined {
  if (/^\d+$/.test(word)) return { kind: 'figures', figures: word };
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  // "zweiundvierzig", "viertausendeinhundertelf": German writes a number as one word.
  const value = fusedGerman(word);
  return value === undefined ? undefined : { kind: 'figures', figures: String(value) };
}
