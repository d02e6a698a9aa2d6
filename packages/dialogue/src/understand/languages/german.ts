import { type CalendarWords, readCalendarDate } from '../calendar-date.ts';
import { countFrom, type NumberWords } from '../numbers.ts';
import { phraseList, plainWords, wordSet } from '../plain-words.ts';
import { lettersBy } from './alphabets.ts';
import { clockTime, minutesBefore } from './clock-time.ts';
import { durationUnits } from './duration-units.ts';
import { germanNumber, germanOrdinal, germanTens } from './german-numbers.ts';
import type { ClockWords, HeardLanguage } from './heard-language.ts';

/** "Zweieinhalb" is two numbers. */
const plain = (text: string) =>
  plainWords(text).replace(/\b(zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn)einhalb\b/g, '$1 einhalb');

const numbers: NumberWords = {
  single: germanNumber,
  tens: germanTens,
  hundred: wordSet('hundert'),
  thousand: wordSet('tausend'),
  hundredsJoin: wordSet('und'),
  ordinal: germanOrdinal,
  writeOrdinal: (value) => `${value}.`,
  repeats: new Map([
    ...['doppel', 'doppelt', 'zweimal'].map((word) => [word, 2] as const),
    ...['dreifach', 'dreimal'].map((word) => [word, 3] as const),
  ]),
  hesitations: wordSet('äh ähm öh hm also und dann danach die der'),
  isGrouped: true,
  // “Ein Termin”, “eine Frage”: only a unit, money or a clock makes a number of it.
  isNone: (words, at) => /^ein(?:e[nrm]?)?$/.test(words[at] ?? '') && !COUNTED.test(words[at + 1] ?? ''),
};
const COUNTED =
  /^(uhr|minuten?|stunden?|tag|tage[ns]?|wochen?|monat|monate[ns]?|euro|cent|franken|million|halbe[ns]?|viertelstunde|dreiviertelstunde)$/;

const WEEKDAYS = 'montag dienstag mittwoch donnerstag freitag samstag sonntag';
const MONTHS = 'januar februar marz april mai juni juli august september oktober november dezember';

const calendar: CalendarWords = {
  weekdays: new Map([...countFrom(0, WEEKDAYS), ['sonnabend', 5]]),
  months: new Map([...countFrom(0, MONTHS), ['janner', 0], ['jaenner', 0], ['feber', 1], ['maerz', 2], ['juno', 5]]),
  relative: [
    [/\bheute\b/g, 0],
    // “Dienstag Morgen”, “heute Morgen” and “am Morgen” are a part of the day.
    [/(?<!\b(?:heute|gestern|ubermorgen|am|guten|jeden|\p{L}+tag|mittwoch|sonnabend) )\bmorgen\b/gu, 1],
    [/\bubermorgen\b/g, 2],
    [/(?<!vor)gestern\b/g, -1],
    [/\bvorgestern\b/g, -2],
  ],
  ahead: [
    [/\bin (?<count>\d+) tag(?:en)?\b/g, 'day'],
    [/\bin (?<count>\d+) wochen?\b/g, 'week'],
    [/\bin (?<count>\d+) monat(?:en)?\b/g, 'month'],
  ],
  roundDays: new Map([[8, 7]]),
  dayAndMonth: /\b(?<day>\d{1,2})\.? (?<month>\p{L}+)(?: (?<year>\d{4}))?\b/gu,
  dayAlone: /\b(?:(?:am|den|der|dem|zum|vom) (?<day>\d{1,2}))\.?(?= |$)(?! (?:uhr|tage?|stunden?|minuten?)\b)/g,
  weekday: /\b(?<weekday>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)/g,
  nextWeek: /\b(?:nachste|kommende)[rn]? woche\b/,
  aWeekLater: /^in (?:1|8) (?:woche|tagen)\b/,
  feasts: [
    [/\bheiligabend\b/g, { month: 12, day: 24 }],
    [/\bsilvester\b/g, { month: 12, day: 31 }],
    [/\bneujahr\b/g, { month: 1, day: 1 }],
  ],
};

/** "Halb vier" is half an hour before four. */
const halfBefore = (hour: string | undefined) => minutesBefore(hour, 30);

const clock: ClockWords = {
  named: [
    [/ mitternacht /, { hour: 0, minute: 0 }],
    [/ (?:am|um|zu|gegen|zum) mittag |^ mittags? $/, { hour: 12, minute: 0 }],
  ],
  parts: [
    [
      / (?:morgens|frueh|fruh|vormittags?|(?:am|heute|gestern) morgen|(?:mon|diens|donners|frei|sams|sonn)tag ?morgen|mittwoch ?morgen) /,
      'am',
    ],
    [/ (?:nachmittags?|abends?|mittags) |tag(?:nachmittag|abend) /, 'pm'],
    [/ nachts? /, 'night'],
  ],
  rules: [
    [
      / (\d{1,2})(?: minuten)? (vor|nach) halb (\d{1,2})\.? /,
      ([, minutes, way, hour]) => {
        const half = halfBefore(hour);
        return { ...half, minute: 30 + (way === 'nach' ? Number(minutes) : -Number(minutes)) };
      },
    ],
    [/ halb (\d{1,2})\.? /, ([, hour]) => halfBefore(hour)],
    [/ (?:dreiviertel|3 ?viertel) (\d{1,2}) /, ([, hour]) => minutesBefore(hour, 15)],
    [
      / viertel (vor|nach) (\d{1,2})\.? /,
      ([, way, hour]) => (way === 'nach' ? clockTime(hour, 15) : minutesBefore(hour, 15)),
    ],
    [/ viertel (\d{1,2}) /, ([, hour]) => minutesBefore(hour, 45)],
    [
      / (\d{1,2})(?: minuten)? (vor|nach) (\d{1,2}) /,
      ([, minutes, way, hour]) => (way === 'nach' ? clockTime(hour, minutes) : minutesBefore(hour, minutes)),
    ],
    [/ (\d{1,2}):(\d{2})(?!\d)/, ([, hour, minute]) => clockTime(hour, minute)],
    [/ (\d{1,2})[.](\d{2}) uhr /, ([, hour, minute]) => clockTime(hour, minute)],
    [/ (\d{1,2}) uhr (?:und )?(\d{1,2})(?! (?:euro|tage))/, ([, hour, minute]) => clockTime(hour, minute)],
    [/ (\d{1,2}) uhr /, ([, hour]) => clockTime(hour)],
    [
      / (?:um|ab|gegen|bis|nach|so|etwa|circa) (\d{1,2}) (?!(?:tage?n?|wochen?|monate?n?|minuten?|stunden?|euro) )/,
      ([, hour]) => clockTime(hour),
    ],
    [/ (\d{1,2}) (?:morgens|abends|fruh|nachmittags|vormittags|nachts|mittags) /, ([, hour]) => clockTime(hour)],
    [/^ (\d{1,2}) $/, ([, hour]) => clockTime(hour)],
  ],
};

/** German, as it is spoken in Germany, Austria and Switzerland. */
export const german: HeardLanguage = {
  plain,
  numbers,
  fillers: wordSet(
    'ähm äh öh hm also am an auch auf bei bitte da danke das dass dem den der die du doch ein eine einen einer eines einem er es für gern gerne guten hallo haben habe hätte ich im in ist ja mal man mein meine meinen mich mir mit möchte möchten muss na noch nun ob oder ok okay schon sein sie sich so tag und uns vom von was wäre will wir wollen wollte würde zu zum zur',
  ),
  endings: /(ungen|en|er|es|em|e|n|s)$/,
  yes: phraseList(
    ...'ja jawohl jo jep klar genau richtig stimmt korrekt gerne sicher perfekt super prima okay ok gut passt einverstanden selbstverständlich natürlich unbedingt'.split(
      ' ',
    ),
    ...['so ist es', 'auf jeden fall', 'das passt', 'gern'],
  ),
  no: phraseList(
    ...'nein nee nö ne nicht falsch nie niemals keinesfalls nope kein keine'.split(' '),
    ...['auf keinen fall', 'lieber nicht', 'stimmt nicht', 'passt nicht'],
  ),
  refusals: phraseList(
    ...['möchte ich nicht sagen', 'will ich nicht sagen', 'möchte ich nicht', 'sage ich nicht', 'geht sie nichts an'],
    ...['weiß ich nicht', 'das weiß ich nicht', 'keine ahnung', 'überspringen'],
  ),
  date: (figures, { today }, isPastToo) => readCalendarDate(calendar, figures, { today, isPastToo }),
  clock,
  duration: {
    rules: [
      [/ (?:anderthalb|eineinhalb|1 ?einhalb) /g, ' 1.5 '],
      [/ (\d+) (?:und |ein)halb(?:e[ns]?)? /g, ' $1.5 '],
      [/ (?:1 |eine[rnm]? )?(?:3 ?viertel|dreiviertel) ?stunden? /g, ' 45 minuten '],
      [/ (?:1 |eine[rn]? )?viertel ?stunden? /g, ' 15 minuten '],
      [/ (?:1 |eine[rnm]? )?halbe[nrs]? (stunde|tag|woche|minute)n? /g, ' 0.5 $1 '],
    ],
    units: durationUnits({
      minute: 'minute minuten min',
      hour: 'stunde stunden std',
      day: 'tag tage tagen',
      week: 'woche wochen',
    }),
  },
  money: {
    whole: wordSet('euro euros franken pfund dollar € $ £'),
    part: wordSet('cent cents rappen pence'),
    joins: wordSet('und'),
    decimalSign: ',',
  },
  name: {
    openings: ['mein Name ist', 'ich heiße'],
    introduced:
      /(?:mein name ist|name ist|ich hei(?:ß|ss)e|ich bin(?: der| die)?|hier (?:ist|spricht)|das ist|am apparat ist)\s+(.+)$/i,
    opener: /^(?:ähm?|also|ja|so|okay|guten tag|hallo)\s+/i,
    trailing: /(?<!\p{L})(?:bitte|danke|hier|am apparat|mein name|und|für|aus|spricht)(?!\p{L}).*$/iu,
    notNames: wordSet(
      'ja nein okay ok nicht kein keine was warum wie wann wo bitte hallo hilfe stopp morgen heute übermorgen vormittag nachmittag abend gut danke ich sie wir es der die das ein eine einen will möchte brauche kann könnte würde wollte termin weiß moment genau richtig guten tag',
    ),
    particles: wordSet('von van vom zu zur der den de la'),
    mostWords: 5,
  },
  email: {
    at: / (?:at|ät|ett|äd|klammeraffe|affenschwanz) /g,
    signs: [
      [/\s*\b(?:punkt|dot)\b\s*/g, '.'],
      [/\s*\b(?:unterstrich|underscore)\b\s*/g, '_'],
      [/\s*\b(?:bindestrich|minus|strich|trennstrich)\b\s*/g, '-'],
      [/\s*\bplus\b\s*/g, '+'],
    ],
    introduction: /^.*\b(?:ist|lautet|mail|adresse|e-mail)\b/,
    politeness: /\b(bitte|danke)\b.*$/,
  },
  spelling: {
    joined: [
      [/\bx ray\b/g, 'xray'],
      [/\bscharfes s\b/g, 'ss'],
    ],
    letters: lettersBy(
      {
        ...{
          b: 'be',
          c: 'ce ze',
          d: 'de',
          e: 'eh',
          f: 'ef eff',
          g: 'ge',
          h: 'ha',
          j: 'jot',
          k: 'ka',
          l: 'el',
          m: 'em',
        },
        ...{ n: 'en', p: 'pe', q: 'ku kuh', r: 'er', s: 'es', t: 'te', u: 'uh', v: 'vau', w: 'we weh', x: 'ix' },
        ...{ y: 'ypsilon', z: 'zett zet' },
      },
      // DIN 5009, as people know it, and its edition of 2022.
      'anton berta casar dora emil friedrich gustav heinrich ida julius kaufmann konrad ludwig martha nordpol otto paula quelle richard samuel siegfried theodor ulrich viktor wilhelm xanthippe zacharias zeppelin zurich',
      'aachen berlin chemnitz dusseldorf essen frankfurt goslar hamburg ingelheim jena koln leipzig munchen nurnberg offenbach potsdam quickborn rostock salzwedel tubingen unna volklingen wuppertal xanten zwickau',
    ),
    again: new Map([['wie', 1]]),
    fillers: wordSet('und dann äh ähm das ist die der nummer kundennummer meine lautet danach also mit großes kleines'),
  },
  thisNumber:
    /\b(?:diese|die selbe|dieselbe|die gleiche|meine|unter dieser|dieser|gleiche|selbe) (?:nummer|telefonnummer|rufnummer)\b|\bvon der ich anrufe\b/,
  country: 'DE',
};
