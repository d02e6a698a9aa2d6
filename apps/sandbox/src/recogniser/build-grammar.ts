import { FIRST_NAMES, LAST_NAMES, NAME_OPENINGS } from './names.ts';
import { numberWords, ordinalWords, toWords } from './number-words.ts';

/** The start of a garbage word: one phone that may stand anywhere, so that speech outside the grammar has a place to go. */
export const GARBAGE_PREFIX = 'gb-';

/** The phones of the acoustic model (its `phoneset.json`, without noises and silence). */
const PHONES =
  'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(' ');

/** A word that nobody says: it takes the probability that garbage must not have. */
const NEVER = `${GARBAGE_PREFIX}never`;

/** The dictionary entry of every garbage word: `[word, pronunciation]`. */
export const garbageEntries: ReadonlyArray<readonly [string, string]> = [
  ...PHONES.map((phone): readonly [string, string] => [`${GARBAGE_PREFIX}${phone.toLowerCase()}`, phone]),
  [NEVER, 'ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY ZH OY'],
];

/** How likely each kind of sentence is. Found by trying, over the table of `recogniser.integration.test.ts`. */
const WEIGHT = {
  name: 0.8,
  keyterm: 0.6,
  yesNo: 0.6,
  when: 0.1,
  number: 0.05,
  digits: 0.05,
  hesitation: 0.03,
  garbage: 0.1,
};

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

const HESITATIONS = ['um', 'uh', 'well', 'hello', 'hi'];
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
const INTRODUCTIONS = ['my name is', 'this is', 'i am', "it's", "that's"];
const COURTESIES = ['please', 'thank you', 'thanks', 'is fine', 'would be great', 'works for me'];

function any(phrases: readonly string[]): string {
  // The decoder gives an unweighted alternative the full weight: without these, long sentences cost nothing.
  const weight = (1 / phrases.length).toFixed(5);
  return phrases.map((phrase) => `/${weight}/ ${phrase}`).join(' | ');
}

/** An optional part that is said with this probability: a bare `[…]` would cost nothing either way. */
function maybe(probability: number, part: string): string {
  return `(/${probability}/ ${part} | /${(1 - probability).toFixed(2)}/ <NULL>)`;
}

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
<when> = <date> ${maybe(0.5, '<time>')} | <time> ${maybe(0.2, '<date>')};
<yes-no> = ${any(YES_NO)};
<first-name> = ${any(FIRST_NAMES)};
<last-name> = ${any(LAST_NAMES)};
<name> = <first-name> ${maybe(0.8, '<last-name>')};`;

/**
 * The grammar of one listening: built-in values, the phrases on the wire, polite words, and garbage for all else.
 * JSGF, for the decoder. `phrases` are lower-case words the decoder's dictionary knows.
 */
export function buildGrammar(expected: readonly string[]): string {
  const phrases = expected.filter((phrase) => !NAME_OPENINGS.has(phrase));
  const name =
    phrases.length < expected.length ? `/${WEIGHT.name}/ ${maybe(0.6, '(my name is | this is | it is)')} <name> |` : '';
  const courtesy = maybe(0.2, '<courtesy>');
  const named = `${maybe(0.4, '<request>')} ${maybe(0.2, '(a | an | the | my)')} <keyterm> ${maybe(0.2, '[and] <keyterm>')} ${maybe(0.2, '[for] <when>')}`;
  // Left out, not void: the decoder hears nothing at all with a rule that cannot be entered.
  const keyterm = phrases.length > 0 ? `/${WEIGHT.keyterm}/ (${named} | <introduction> <keyterm>) ${courtesy} |` : '';
  const afterYes = phrases.length > 0 ? '(<when> | <keyterm>)' : '<when>';
  // Six garbage phones at least: a shorter word is better taken for the likeliest short word than for nothing.
  const garbage = `${'<garbage> '.repeat(6)}<garbage>*`;
  return [
    '#JSGF V1.0;',
    'grammar sandbox;',
    `public <utterance> = /0.9/ ${maybe(WEIGHT.hesitation, '<hesitation>')} <sentence> | /0.1/ ${garbage};`,
    `<sentence> = ${name} ${keyterm}`,
    `  /${WEIGHT.when}/ ${maybe(0.1, 'for')} <when> ${courtesy}`,
    `  | /${WEIGHT.number}/ <number> ${courtesy} | /${WEIGHT.digits}/ <digits>`,
    `  | /${WEIGHT.yesNo}/ <yes-no> ${maybe(0.1, afterYes)} ${courtesy};`,
    phrases.length > 0 ? `<keyterm> = ${any(phrases)};` : '',
    `<hesitation> = ${any(HESITATIONS)};`,
    `<request> = ${any(REQUESTS)};`,
    `<introduction> = ${any(INTRODUCTIONS)};`,
    `<courtesy> = ${any(COURTESIES)};`,
    `<garbage> = /${WEIGHT.garbage}/ <phone> | /${1 - WEIGHT.garbage}/ ${NEVER};`,
    `<phone> = ${any(PHONES.map((phone) => `${GARBAGE_PREFIX}${phone.toLowerCase()}`))};`,
    VALUE_RULES,
  ].join('\n');
}
