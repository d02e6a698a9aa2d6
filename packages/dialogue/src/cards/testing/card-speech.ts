/** Numbers of cards that were never issued, and how callers say them: for tests. */

export interface Dice {
  /** A whole number from 0 up to, and not, `below`. */
  roll(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** The same throws for the same seed (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed;
  const roll = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[roll(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return { roll, pick };
}

const BRANDS: readonly {
  readonly name: string;
  readonly begins: readonly string[];
  readonly lengths: readonly number[];
}[] = [
  { name: 'visa', begins: ['4'], lengths: [16, 16, 16, 16, 13, 19] },
  { name: 'mastercard', begins: ['51', '52', '53', '54', '55', '2221', '2345', '2720'], lengths: [16] },
  { name: 'american express', begins: ['34', '37'], lengths: [15] },
  { name: 'diners', begins: ['300', '305', '309', '36', '38'], lengths: [14] },
  { name: 'discover', begins: ['6011', '644', '65'], lengths: [16, 19] },
  { name: 'jcb', begins: ['3528', '3589'], lengths: [16] },
  { name: 'unionpay', begins: ['62'], lengths: [16, 17, 18, 19] },
  { name: 'maestro', begins: ['50', '5612', '6759', '6304'], lengths: [13, 16, 18, 19] },
];

/** A number with a brand's beginning and length and the right check digit. */
export function drawCard(dice: Dice): string {
  const { begins, lengths } = dice.pick(BRANDS);
  const length = dice.pick(lengths);
  let digits = dice.pick(begins);
  while (digits.length < length - 1) digits += String(dice.roll(10));
  const check = [...'0123456789'].find((last) => isValid(digits + last));
  return digits + (check ?? '');
}

/** Luhn, written in another way than what is tested. */
function isValid(number: string): boolean {
  const sum = [...number].reverse().reduce((total, sign, index) => {
    const digit = Number(sign);
    return total + (index % 2 === 0 ? digit : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0));
  }, 0);
  return sum % 10 === 0;
}

type Language = 'en' | 'de' | 'fr' | 'es';
const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es'];

const UNITS: Readonly<Record<Language, readonly string[]>> = {
  en: 'zero one two three four five six seven eight nine'.split(' '),
  de: 'null eins zwei drei vier fünf sechs sieben acht neun'.split(' '),
  fr: 'zéro un deux trois quatre cinq six sept huit neuf'.split(' '),
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve'.split(' '),
};
const TEENS: Readonly<Record<Language, readonly string[]>> = {
  en: 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '),
  de: 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' '),
  fr: 'dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(' '),
  es: 'diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve'.split(' '),
};
const TENS: Readonly<Record<Language, readonly string[]>> = {
  en: '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' '),
  de: '- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' '),
  fr: '- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' '),
  es: '- - veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' '),
};
const TWENTIES =
  'veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const DOUBLE: Readonly<Record<Language, string>> = { en: 'double', de: 'doppel', fr: 'double', es: 'doble' };
const FILLERS: Readonly<Record<Language, readonly string[]>> = {
  en: ['um', 'and then', 'dash', 'uh'],
  de: ['äh', 'und dann', 'Strich', 'ähm'],
  fr: ['euh', 'et puis', 'tiret'],
  es: ['eh', 'y luego', 'guion'],
};

const word = (words: readonly string[], index: number): string => words[index] ?? '';

function sayDigit(language: Language, digit: number, dice: Dice): string {
  if (digit === 0 && language === 'en' && dice.roll(2) === 0) return 'oh';
  if (digit === 2 && language === 'de' && dice.roll(2) === 0) return 'zwo';
  return word(UNITS[language], digit);
}

/** A number below a hundred, as the language says it. */
export function sayPair(language: Language, value: number): string {
  const [tens, unit] = [Math.floor(value / 10), value % 10];
  if (value < 10) return `${word(UNITS[language], 0)} ${word(UNITS[language], value)}`;
  if (value < 20) return word(TEENS[language], unit);
  if (language === 'es' && tens === 2) return word(TWENTIES, unit);
  if (language === 'fr' && (tens === 7 || tens === 9)) {
    const joint = value === 71 ? ' et ' : '-';
    return `${word(TENS.fr, tens)}${joint}${word(TEENS.fr, unit)}`;
  }
  if (unit === 0) return word(TENS[language], tens);
  switch (language) {
    case 'en':
      return `${word(TENS.en, tens)}-${word(UNITS.en, unit)}`;
    case 'de':
      return `${unit === 1 ? 'ein' : word(UNITS.de, unit)}und${word(TENS.de, tens)}`;
    case 'fr':
      return unit === 1 && tens < 8 ? `${word(TENS.fr, tens)} et un` : `${word(TENS.fr, tens)}-${word(UNITS.fr, unit)}`;
    case 'es':
      return `${word(TENS.es, tens)} y ${word(UNITS.es, unit)}`;
  }
}

type Manner = 'figures' | 'digits' | 'doubles' | 'pairs' | 'groups' | 'hundreds' | 'mixed';
const MANNERS: readonly Manner[] = ['figures', 'digits', 'doubles', 'pairs', 'groups', 'hundreds', 'mixed'];

interface Speaker {
  readonly manner: Manner;
  readonly language: Language;
  readonly dice: Dice;
}

function sayGroup(group: string, { manner, language, dice }: Speaker): string {
  switch (manner) {
    case 'figures':
    case 'groups':
      return group;
    case 'digits':
      return [...group].map((digit) => sayDigit(language, Number(digit), dice)).join(' ');
    case 'doubles':
      return group.replace(/(\d)(\1?)/g, (_all, digit: string, again: string) =>
        again === ''
          ? `${sayDigit(language, Number(digit), dice)} `
          : `${DOUBLE[language]} ${word(UNITS[language], Number(digit))} `,
      );
    case 'pairs':
      return (group.match(/\d{1,2}/g) ?? [])
        .map((pair) => (pair.length === 2 ? sayPair(language, Number(pair)) : word(UNITS[language], Number(pair))))
        .join(' ');
    case 'hundreds':
      return group.length === 3 && group[0] !== '0' && language === 'en'
        ? `${word(UNITS.en, Number(group[0]))} hundred${Number(group.slice(1)) === 0 ? '' : ` and ${Number(group.slice(1)) < 10 ? word(UNITS.en, Number(group[2])) : sayPair('en', Number(group.slice(1)))}`}`
        : sayGroup(group, { manner: 'pairs', language, dice });
    case 'mixed':
      return sayGroup(group, { manner: dice.pick(MANNERS.slice(0, 4)), language: dice.pick(LANGUAGES), dice });
  }
}

const LEADS: Readonly<Record<Language, readonly string[]>> = {
  en: ['', "it's ", 'My card number is ', 'Sure, the number is '],
  de: ['', 'Meine Kartennummer ist ', 'Die Nummer lautet '],
  fr: ['', 'Mon numéro de carte est le ', "C'est le "],
  es: ['', 'Mi número de tarjeta es ', 'El número es '],
};

export interface SaidCard {
  readonly turns: readonly string[];
  /** The groups of the number, as they were said; without a rest of one or two digits. */
  readonly groups: readonly string[];
  readonly code: string | null;
}

/** What a caller says who gives a card number: one turn, or several; sometimes with its expiry date and security code. */
export function sayCard(card: string, dice: Dice): SaidCard {
  const language = dice.pick(LANGUAGES);
  const manner = dice.pick(MANNERS);
  const size = card.length === 15 || manner === 'hundreds' ? dice.pick([3, 4]) : 4;
  const groups =
    card.length === 15 && size === 4
      ? [card.slice(0, 4), card.slice(4, 10), card.slice(10)]
      : (card.match(new RegExp(`.{1,${size}}`, 'g')) ?? []);
  const said = groups.map((group) => sayGroup(group, { manner, language, dice }).trim());
  const joint =
    manner === 'figures'
      ? dice.pick(['', ' ', '-', ' '])
      : dice.pick([' ', ', ', '. ', ` ${dice.pick(FILLERS[language])} `]);
  const isSplit = size === 4 && dice.roll(5) === 0;
  const cut = 1 + dice.roll(Math.max(1, said.length - 1));
  const turns = isSplit
    ? [dice.pick(LEADS[language]) + said.slice(0, cut).join(joint), said.slice(cut).join(joint)]
    : [dice.pick(LEADS[language]) + said.join(joint)];
  if (isSplit || dice.roll(3) > 0)
    return { turns, groups: said.filter((_said, index) => (groups[index]?.length ?? 0) > 2), code: null };
  const expiry = `${String(1 + dice.roll(12)).padStart(2, '0')}/${27 + dice.roll(6)}`;
  const code = String(100 + dice.roll(900));
  const behind = dice.pick([` expires ${expiry}, code ${code}`, `, gültig bis ${expiry}, Prüfziffer ${code}`]);
  return {
    turns: [`${turns[0] ?? ''}${behind}`],
    groups: said.filter((_said, index) => (groups[index]?.length ?? 0) > 2),
    code,
  };
}

/** Numbers of other kinds that callers give: to be left alone. */
export function sayOtherNumber(dice: Dice): string {
  const figures = (length: number) => Array.from({ length }, () => String(dice.roll(10))).join('');
  const language = dice.pick(LANGUAGES);
  const spoken = (digits: string) =>
    (digits.match(/.{1,4}/g) ?? [])
      .map((group) => sayGroup(group, { manner: dice.pick(MANNERS.slice(0, 4)), language, dice }).trim())
      .join(' ');
  const day = `${1 + dice.roll(28)}/${1 + dice.roll(12)}/${1930 + dice.roll(100)}`;
  return dice.pick([
    () => `You can reach me on ${spoken(`${2 + dice.roll(8)}${figures(9)}`)}`,
    () =>
      `My number is +${dice.pick(['44 7', '49 1', '33 6', '34 6', '1 4'])}${figures(2)} ${figures(3)} ${figures(3 + dice.roll(2))}`,
    () => `Meine Nummer ist ${spoken(`0${figures(10)}`)}`,
    () => `The order number is ${spoken(figures(6 + dice.roll(7)))}`,
    () => `I was born on ${day} and my insurance number is ${spoken(figures(9))}`,
    () =>
      `On the ${sayPair('en', 1 + dice.roll(28))} at ${sayPair('en', 10 + dice.roll(10))} ${sayPair('en', 30)}, for ${sayPair('en', 2 + dice.roll(8))} people`,
    () => `It was ${1 + dice.roll(2_000)}.${figures(2)} euros on ${day}`,
  ])();
}
