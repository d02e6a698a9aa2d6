import { FIRST_NAMES, LAST_NAMES } from './english-names.ts';
import { numberWords, ordinalWords, toWords } from './english-numbers.ts';
import type { GrammarLanguage } from './grammar-language.ts';
import { any, maybe } from './jsgf.ts';
import { type LetterPhones, phonesOf } from './letter-phones.ts';

const ONES = numberWords(1, 9);
const TEENS = numberWords(10, 19);
const TENS = [20, 30, 40, 50, 60, 70, 80, 90].map(toWords);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const YES_NO = [
  'yes',
  'yeah',
  'yep',
  'yes please',
  'sure',
  'correct',
  "that's right",
  'that is right',
  'of course',
  'okay',
  'absolutely',
  'right',
  'no',
  'nope',
  'no thanks',
  'no thank you',
  'not really',
  'wrong',
  "that's wrong",
  'that is wrong',
];
const REQUESTS = [
  'i would like to',
  "i'd like to",
  'i would like',
  "i'd like",
  'i want to',
  'i need to',
  'can i',
  'could i',
  'can you',
];

const VALUE_RULES = `
<ones> = ${any(ONES)};
<teens> = ${any(TEENS)};
<tens> = ${any(TENS)};
<digit> = oh | zero | <ones>;
<digits> = <group> <group>+;
<group> = /0.8/ <digit> | /0.2/ (double | triple) <digit>;
<below-hundred> = <teens> | <tens> [<ones>] | <ones>;
<hundreds> = (<ones> | a) hundred [[and] <below-hundred>];
<number> = <below-hundred> | <hundreds> | (<ones> | <teens> | a) thousand [<hundreds> | [and] <below-hundred>];
<ordinal> = ${any(ordinalWords())};
<weekday> = ${any(WEEKDAYS)};
<month> = ${any(MONTHS)};
<part-of-day> = morning | afternoon | evening;
<date> = /0.4/ ${maybe(0.4, '(on | this | next)')} <weekday> ${maybe(0.2, '<part-of-day>')}
  | /0.3/ ([the day after] tomorrow [<part-of-day>] | today | this <part-of-day> | tonight | next week)
  | /0.2/ [on] ([<weekday>] the <ordinal> of <month> | <month> [the] <ordinal>)
  | /0.1/ on the <ordinal>;
<hour> = ${any(numberWords(1, 12))};
<minute> = oh five | ten | fifteen | (twenty | thirty | forty | fifty) [five];
<half> = a.m. | p.m. | in the <part-of-day> | at night | o'clock;
<clock> = /0.3/ half past <hour> | /0.2/ [a] quarter (to | past) <hour> | /0.05/ (five | ten | twenty | twenty five) (to | past) <hour>
  | /0.4/ <hour> ${maybe(0.4, '<minute>')} | /0.05/ (noon | midday);
<time> = /0.9/ ${maybe(0.4, '(at | around)')} <clock> ${maybe(0.3, '<half>')} | /0.1/ in the <part-of-day>;
<when> = <date> ${maybe(0.5, '<time>')} | <time> ${maybe(0.2, '<date>')};`;

const LETTER_PHONES: LetterPhones = [
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

function pronounce(word: string): string {
  const letters = word
    .replace(/[^a-z]/g, '')
    .replace(/([a-z])\1/g, '$1')
    .replace(/(?<=..)e$/, '');
  return phonesOf(letters, LETTER_PHONES);
}

function spoken(keyterm: string): string | undefined {
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
    .filter((word) => word !== '' && pronounce(word) !== '');
  return words.length === 0 ? undefined : words.join(' ');
}

/** American English, which the decoder understands best. */
export const english: GrammarLanguage = {
  model: 'en-us',
  decoder: {},
  garbage: { sentence: 0.1, phone: 0.1 },
  phones: 'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(
    ' ',
  ),
  unsayable: 'ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY',
  variants: [],
  yesNo: YES_NO,
  hesitations: ['um', 'uh', 'well', 'hello', 'hi'],
  requests: REQUESTS,
  articles: ['a', 'an', 'the', 'my'],
  and: 'and',
  forTime: 'for',
  introductions: ['my name is', 'this is', 'i am', "it's", "that's"],
  courtesies: ['please', 'thank you', 'thanks', 'is fine', 'would be great', 'works for me'],
  names: {
    openings: new Set(['my name is', 'this is']),
    introduced: ['my name is', 'this is', 'it is'],
    first: FIRST_NAMES,
    last: LAST_NAMES,
  },
  values: VALUE_RULES,
  spoken,
  pronounce,
};
