import { countFrom, type NumberWords } from '../numbers.ts';
import { phraseList, plainWords, wordSet } from '../plain-words.ts';
import { lettersBy } from './alphabets.ts';
import { clockTime, minutesBefore } from './clock-time.ts';
import { durationUnits } from './duration-units.ts';
import { readEnglishDate } from './english-date.ts';
import type { ClockWords, HeardLanguage } from './heard-language.ts';

const CONTRACTIONS: Readonly<Record<string, string>> = { ll: ' will', ve: ' have', re: ' are', s: ' is' };

/** Contractions are written out. */
function plain(text: string): string {
  return plainWords(
    text
      .toLowerCase()
      .replace(/[’`]/g, "'")
      .replace(/\bcan't\b|\bcannot\b/g, 'can not')
      .replace(/\bwon't\b/g, 'will not')
      .replace(/n't\b/g, ' not')
      .replace(/\b(i|you|we|they)'d\b/g, '$1 would')
      .replace(/\b(i)'m\b/g, '$1 am')
      .replace(/'(ll|ve|re|s)\b/g, (_match, ending: string) => CONTRACTIONS[ending] ?? '')
      .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
      .replace(/\b([ap]) m\b/g, '$1m'),
  );
}

const SMALL = countFrom(
  0,
  'zero|oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const ORDINALS = new Map([
  ...countFrom(
    1,
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  ),
  ['thirtieth', 30] as const,
]);

const numbers: NumberWords = {
  single: (word) => SMALL.get(word),
  tens: countFrom(20, 'twenty thirty forty|fourty fifty sixty seventy eighty ninety', 10),
  hundred: wordSet('hundred'),
  thousand: wordSet('thousand'),
  hundredsJoin: wordSet('and'),
  ordinal: (word) => ORDINALS.get(word),
  writeOrdinal(value) {
    const isTeen = value % 100 >= 11 && value % 100 <= 13;
    return `${value}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10]) ?? 'th'}`;
  },
  repeats: new Map([
    ['double', 2],
    ['triple', 3],
    ['treble', 3],
  ]),
  hesitations: wordSet('um uh er erm then'),
  isGrouped: false,
  // “Wait a second” and “one second” are about the conversation.
  isNone: (words, at) => words[at] === 'second' && ['a', 'one', '1'].includes(words[at - 1] ?? ''),
};

const clock: ClockWords = {
  named: [
    [/ (noon|midday) /, { hour: 12, minute: 0 }],
    [/ midnight /, { hour: 0, minute: 0 }],
  ],
  parts: [
    [/ (am|in the morning|morning) |\dam /, 'am'],
    [/ (pm|in the (afternoon|evening)|afternoon|evening|tonight|at night) |\dpm /, 'pm'],
  ],
  rules: [
    [
      / (half|quarter|\d{1,2})(?: minutes?)? (past|after|to|before|till?) (\d{1,2}) /,
      ([, minutes, way = '', hour]) => {
        const minute = minutes === 'half' ? 30 : minutes === 'quarter' ? 15 : Number(minutes);
        return way === 'past' || way === 'after' ? clockTime(hour, minute) : minutesBefore(hour, minute);
      },
    ],
    // "half three" is half past three in British English.
    [/ half (\d{1,2}) /, ([, hour]) => clockTime(hour, 30)],
    [/ (\d{1,2})[:.](\d{2})(?!\d)/, ([, hour, minute]) => clockTime(hour, minute)],
    [/ (\d{1,2})(?:am|pm) /, ([, hour]) => clockTime(hour)],
    [
      // "three thirty", "ten oh five", but not "two three", which are digits.
      /(?: at| around| about| by)? (\d{1,2}) (0 )?(\d{1,2})(?= (am|pm|in|please|on|$)|\s*$)/,
      ([, hour, zero, minute]) =>
        Number(hour) <= 23 && Number(minute) <= 59 && (Number(minute) >= 10 || zero !== undefined)
          ? clockTime(hour, minute)
          : undefined,
    ],
    [/ (?:at|around|about|by|from|after|make it) (\d{1,2})(?: o clock)? /, ([, hour]) => clockTime(hour)],
    [/ (\d{1,2}) (?:o clock|am|pm|in the) /, ([, hour]) => clockTime(hour)],
    [/^ (\d{1,2}) $/, ([, hour]) => clockTime(hour)],
  ],
};

/** English, as it is spoken anywhere; which way round a date is read follows the region. */
export const english: HeardLanguage = {
  plain,
  numbers,
  fillers: wordSet(
    'a an and am are at be but can could do for have hello hey hi i id if in is it just like me my need of oh okay on or please so some something that the thing this to uh um us want wanted we well will would you your',
  ),
  endings: /(ings?|ed|es|s)$/,
  yes: phraseList(
    ...'yes yeah yep yup sure correct right exactly absolutely definitely ok okay fine perfect great good'.split(' '),
    ...['sounds good', 'go ahead', 'of course', 'please do', 'that works', 'i do', 'i would'],
  ),
  no: phraseList(
    ...'no nope nah wrong incorrect never neither'.split(' '),
    ...['not really', 'that is not', 'do not', 'does not', 'not right', 'not correct', 'i would not', 'rather not'],
  ),
  refusals: [
    ...['I would rather not', 'I do not want to say', 'I prefer not to', 'none of your business', 'skip that'],
    'I do not know',
  ],
  date: readEnglishDate,
  clock,
  duration: {
    rules: [
      [/ an? couple of /g, ' 2 '],
      [/ (\d+) and a half (minute|hour|day|week)s? /g, ' $1.5 $2 '],
      [/ (?:an?|1) (minute|hour|day|week) and a half /g, ' 1.5 $1 '],
      [/ (?:an? )?quarter of an? (hour|day) /g, ' 0.25 $1 '],
      [/ 3 quarters of an? (hour|day) /g, ' 0.75 $1 '],
      [/ half (?:an? )?(minute|hour|day|week)s? /g, ' 0.5 $1 '],
      [/ an? (minute|hour|day|week)s? /g, ' 1 $1 '],
    ],
    units: durationUnits({
      minute: 'minute minutes min mins',
      hour: 'hour hours hr hrs',
      day: 'day days',
      week: 'week weeks',
    }),
  },
  money: {
    whole: wordSet('pound pounds dollar dollars euro euros quid bucks £ $ €'),
    part: wordSet('pence pennies penny p cent cents'),
    joins: wordSet('and'),
    decimalSign: '.',
  },
  name: {
    openings: ['my name is', 'this is'],
    introduced: /\b(?:my name(?:'s| is)|name(?:'s| is)|i am called|this is|i'm|i am|it's|it is|call me)\s+(.+)$/i,
    opener: /^(?:um|uh|er|so|well|yes|yeah|sure|okay)\s+/i,
    trailing: /\b(?:please|thanks|thank you|speaking|here|calling|and|for)\b.*$/i,
    notNames: wordSet(
      'unclear yes no yeah okay ok sure what why when how please hello hi sorry repeat nothing none not help stop cancel book tomorrow today morning afternoon fine good calling looking going want would like need the a an to is i you can could',
    ),
    particles: wordSet('van der den de von'),
    mostWords: 4,
  },
  email: {
    at: / at /g,
    signs: [
      [/\s*\bdot\b\s*/g, '.'],
      [/\s*\bunderscore\b\s*/g, '_'],
      [/\s*\b(?:dash|hyphen|minus)\b\s*/g, '-'],
      [/\s*\bplus\b\s*/g, '+'],
    ],
    introduction: /^.*\b(?:is|it's|its|mail|address)\b/,
    politeness: /\b(please|thanks|thank you)\b.*$/,
  },
  spelling: {
    joined: [[/\bx ray\b/g, 'xray']],
    letters: lettersBy({
      ...{ a: 'ay', b: 'bee', c: 'cee see', d: 'dee', e: 'ee', f: 'eff', g: 'gee', h: 'aitch', i: 'eye', j: 'jay' },
      ...{ k: 'kay', l: 'el', m: 'em', n: 'en', p: 'pee', q: 'cue queue', r: 'ar', s: 'ess', t: 'tee', u: 'you' },
      ...{ v: 'vee', x: 'ex', y: 'why', z: 'zee zed' },
    }),
    again: new Map([
      ['as', 2],
      ['for', 1],
      ['like', 1],
    ]),
    fillers: wordSet('and then um uh its is it the number code my'),
  },
  thisNumber: /\b(this|same|my|that) (number|phone|one)\b|\bnumber i am calling (from|on)\b/,
  country: 'US',
};
