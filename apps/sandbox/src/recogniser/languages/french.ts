import type { GrammarLanguage } from './grammar-language.ts';
import { any, maybe } from './jsgf.ts';
import { type LetterPhones, phonesOf } from './letter-phones.ts';

const SMALL =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const TENS = 'vingt trente quarante cinquante soixante'.split(' ');

/** 0 to 99 in words: `vingt et un`, `soixante douze`, `quatre-vingts`. */
function toWords(value: number): string {
  const small = SMALL[value];
  if (small !== undefined) return small;
  if (value >= 80) return value === 80 ? 'quatre-vingts' : `quatre-vingt ${toWords(value - 80)}`;
  const tens = TENS[Math.min(4, Math.floor(value / 10) - 2)] ?? '';
  const unit = value >= 60 ? value - 60 : value % 10;
  if (unit === 0) return tens;
  return unit % 10 === 1 ? `${tens} et ${toWords(unit)}` : `${tens} ${toWords(unit)}`;
}

const numberWords = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => toWords(from + at));

const VALUE_RULES = `
<digit> = ${any(numberWords(0, 9))};
<below-hundred> = ${any(numberWords(10, 99))};
<digits> = <group> <group>+;
<group> = /0.6/ <digit> | /0.4/ <below-hundred>;
<hundreds> = [${any(numberWords(2, 9))}] cent [<below-hundred> | <digit>];
<number> = /0.3/ <digit> | /0.4/ <below-hundred> | /0.2/ <hundreds> | /0.1/ [<digit>] mille [<hundreds> | <below-hundred> | <digit>];
<weekday> = ${any('lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '))};
<month> = ${any('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '))};
<day> = /0.1/ premier | /0.9/ (${any(numberWords(2, 31))});
<part-of-day> = matin | après-midi | soir;
<date> = /0.4/ <weekday> ${maybe(0.2, 'prochain')} ${maybe(0.2, '<part-of-day>')}
  | /0.3/ (demain [<part-of-day>] | après demain | aujourd'hui | ce matin | cet après-midi | ce soir)
  | /0.2/ (le | <weekday>) <day> <month>
  | /0.1/ le <day>;
<hour> = ${any(['une', ...numberWords(2, 23)])};
<minute> = cinq | dix | quinze | vingt | trente | quarante | quarante cinq | cinquante;
<clock> = /0.7/ <hour> heures ${maybe(0.5, '(et demie | et quart | moins le quart | moins <minute> | <minute>)')} | /0.2/ une heure ${maybe(0.3, '(et demie | et quart)')} | /0.1/ midi ${maybe(0.2, 'et demi')};
<time> = /0.9/ ${maybe(0.4, '(à | vers)')} <clock> ${maybe(0.2, "(du matin | du soir | de l' après-midi)")} | /0.1/ (le matin | l' après-midi | le soir);
<when> = <date> ${maybe(0.5, '<time>')} | <time> ${maybe(0.2, '<date>')};`;

/** Of the French names, those with three sounds or more. */
const FIRST_NAMES =
  'marie nathalie isabelle sylvie catherine martine christine françoise valérie sandrine stéphanie véronique sophie céline chantal patricia julie aurélie caroline camille claire hélène philippe michel patrick nicolas christophe pierre christian éric frédéric laurent stéphane david pascal daniel alain thomas julien alexandre olivier antoine mathieu vincent lucas hugo maxime'.split(
    ' ',
  );
const LAST_NAMES =
  'martin bernard thomas robert richard durand dubois moreau laurent simon michel lefebvre david bertrand roux vincent fournier morel girard andré mercier dupont lambert bonnet françois martinez garcia lopez legrand garnier rousseau blanc guérin boyer fontaine'.split(
    ' ',
  );

const LETTER_PHONES: LetterPhones = [
  ['eaux', 'au'],
  ['tion', 'ss yy on'],
  ['eau', 'au'],
  ['ien', 'yy in'],
  ['oin', 'ww in'],
  ['aille', 'aa yy'],
  ['eille', 'ai yy'],
  ['ill', 'ii yy'],
  ['ain', 'in'],
  ['ein', 'in'],
  ['ch', 'ch'],
  ['ph', 'ff'],
  ['qu', 'kk'],
  ['gn', 'gn'],
  ['ou', 'ou'],
  ['oi', 'ww aa'],
  ['au', 'au'],
  ['ai', 'ai'],
  ['ei', 'ai'],
  ['eu', 'eu'],
  ['an', 'an'],
  ['en', 'an'],
  ['on', 'on'],
  ['in', 'in'],
  ['un', 'un'],
  ['er', 'ei'],
  ['é', 'ei'],
  ['è', 'ai'],
  ['ê', 'ai'],
  ['à', 'aa'],
  ['â', 'aa'],
  ['ç', 'ss'],
  ['ô', 'au'],
  ['û', 'uu'],
  ['î', 'ii'],
  ['ï', 'ii'],
  ['a', 'aa'],
  ['b', 'bb'],
  ['c', 'kk'],
  ['d', 'dd'],
  ['e', 'ee'],
  ['f', 'ff'],
  ['g', 'gg'],
  ['h', ''],
  ['i', 'ii'],
  ['j', 'jj'],
  ['k', 'kk'],
  ['l', 'll'],
  ['m', 'mm'],
  ['n', 'nn'],
  ['o', 'oo'],
  ['p', 'pp'],
  ['q', 'kk'],
  ['r', 'rr'],
  ['s', 'ss'],
  ['t', 'tt'],
  ['u', 'uu'],
  ['v', 'vv'],
  ['w', 'ww'],
  ['x', 'kk ss'],
  ['y', 'ii'],
  ['z', 'zz'],
];

/** Consonants at the end are silent. */
function pronounce(word: string): string {
  const letters = word.replace(/[^\p{L}]/gu, '').replace(/(.)\1/gu, '$1');
  return phonesOf(letters.length > 3 ? letters.replace(/(?:es|[estdxpz])$/u, '') : letters, LETTER_PHONES);
}

/** Words with an apostrophe that the dictionary has whole. */
const WHOLE: ReadonlySet<string> = new Set(["d'accord", "aujourd'hui", "quelqu'un"]);

function spoken(keyterm: string): string | undefined {
  const words = keyterm
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’`]/g, "'")
    .replace(/\d+/g, (digits) => {
      const said = digits.length <= 2 ? toWords(Number(digits)) : [...digits].map((digit) => toWords(Number(digit)));
      return ` ${typeof said === 'string' ? said : said.join(' ')} `;
    })
    .replace(/[^a-zàâäçéèêëîïôöùûüÿœæ'\- ]/g, ' ')
    .split(/\s+/)
    .flatMap((word) => (WHOLE.has(word) ? [word] : word.replace(/^((?:[cdjlmnst]|qu)')(?=.)/, '$1 ').split(' ')))
    .map((word) => word.replace(/^['-]+|-+$/g, ''))
    .filter((word) => word !== '' && (/^(?:[cdjlmnst]|qu)'$/.test(word) || pronounce(word) !== ''));
  return words.length === 0 ? undefined : words.join(' ');
}

/** French of France. */
export const french: GrammarLanguage = {
  model: 'fr-fr',
  // How telephone sound is on average (cepstral mean): without it the first word of a listening is heard as if through another line.
  decoder: { cmninit: '45.51,-1.47,7.77,-9.10,-2.17,-6.86,-9.78,6.31,-3.39,-3.39,3.06,-1.61,1.69' },
  garbage: { sentence: 0.9, phone: 0.95 },
  phones:
    'aa ai an au bb ch dd ee ei eu ff gg gn ii in jj kk ll mm nn oe on oo ou pp rr ss tt un uu uy vv ww yy zz'.split(
      ' ',
    ),
  unsayable: 'gn uy gn uy gn uy gn uy gn uy gn uy gn uy gn uy gn uy gn uy gn uy',
  // The dictionary has only how these are read before another word, or letter by letter, or very carefully.
  variants: [
    ['vingt(2)', 'vv in'],
    ['vingt(3)', 'vv in tt'],
    ['six(2)', 'ss ii ss'],
    ['dix(2)', 'dd ii ss'],
    ['plaît(2)', 'pp ll ai tt'],
    ['neuf(3)', 'nn oe vv'],
    ['demie(2)', 'dd mm ii'],
    ['quatre(3)', 'kk aa tt'],
    ['non(4)', 'nn au'],
  ],
  yesNo: [
    ...['oui', 'ouais', 'oui merci', 'oui bien sûr', "d'accord", 'bien sûr', "c' est ça", 'tout à fait', 'exactement'],
    ...['absolument', 'non', 'non merci', 'pas du tout', "ce n' est pas ça", 'jamais'],
  ],
  hesitations: ['euh', 'alors', 'bonjour', 'allô'],
  requests: [
    'je voudrais',
    "j' aimerais",
    'je veux',
    'je souhaite',
    "j' ai besoin de",
    'est ce que je peux',
    'puis je',
  ],
  articles: ['un', 'une', 'le', 'la', "l'", 'mon', 'ma'],
  and: 'et',
  forTime: 'pour',
  introductions: ["je m' appelle", "c' est", 'je suis', 'mon nom est'],
  courtesies: ["s' il vous plaît", 'merci', 'ça me va', 'ce serait parfait'],
  names: {
    openings: new Set(["je m' appelle", 'mon nom est']),
    introduced: ["je m' appelle", 'mon nom est', "c' est"],
    first: FIRST_NAMES,
    last: LAST_NAMES,
  },
  values: VALUE_RULES,
  spoken,
  pronounce,
};
