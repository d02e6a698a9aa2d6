import { type CalendarWords, readCalendarDate } from '../calendar-date.ts';
import { countFrom, type NumberWords } from '../numbers.ts';
import { phraseList, plainWords, wordSet } from '../plain-words.ts';
import { lettersBy } from './alphabets.ts';
import { clockTime, minutesBefore } from './clock-time.ts';
import { durationUnits } from './duration-units.ts';
import type { ClockWords, HeardLanguage } from './heard-language.ts';

/** "Quatre-vingts" and "dix-sept" are one number each; apostrophes are blanks already. */
function plain(text: string): string {
  return plainWords(text)
    .replace(/\bquatre vingts?\b/g, 'quatrevingt')
    .replace(/\bdix (sept|huit|neuf)\b/g, 'dix$1')
    .replace(/\b(\d{1,2}) ?h ?(\d{2})\b/g, '$1:$2')
    .replace(/\b(\d{1,2}) ?h\b/g, '$1 heures')
    .replace(/\b(\d+)(?:er|ere|e|eme)\b/g, '$1.');
}

const SMALL = countFrom(
  0,
  'zero un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf',
);
const ORDINALS = new Map([
  ['premier', 1],
  ['premiere', 1],
  ['second', 2],
  ...countFrom(2, 'deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme'),
] as const);

const numbers: NumberWords = {
  single: (word) => SMALL.get(word),
  tens: new Map([
    ...countFrom(20, 'vingt|vingts trente quarante cinquante soixante septante huitante|octante nonante', 10),
    ['quatrevingt', 80],
  ]),
  tensBeforeTeens: new Set([60, 80]),
  tensJoin: wordSet('et'),
  hundred: wordSet('cent cents'),
  thousand: wordSet('mille'),
  ordinal: (word) => ORDINALS.get(word),
  writeOrdinal: (value) => `${value}.`,
  repeats: new Map([
    ['double', 2],
    ['triple', 3],
  ]),
  hesitations: wordSet('euh alors puis ensuite le'),
  isGrouped: true,
  // “Un rendez-vous”, “une question”: only a unit, money or a clock makes a number of it.
  isNone: (words, at) => /^une?$/.test(words[at] ?? '') && words[at + 1] !== undefined && !isNumberBefore(words, at),
};

/** Behind a number, before a unit, or in a row of numbers. */
function isNumberBefore(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? '';
  return COUNTED.test(next) || SMALL.has(next) || SMALL.has(words[at - 1] ?? '') || words[at - 1] === 'et';
}
const COUNTED = /^(heures?|minutes?|jours?|semaines?|mois|euros?|centimes?|francs?|demi|demie|quart|cents?|mille|\d+)$/;

const WEEKDAYS = 'lundi mardi mercredi jeudi vendredi samedi dimanche';
const MONTHS = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre';

const calendar: CalendarWords = {
  weekdays: countFrom(0, WEEKDAYS),
  months: countFrom(0, MONTHS),
  relative: [
    [/\baujourd hui\b|\bce (?:matin|soir)\b|\bcet apres midi\b/g, 0],
    [/(?<!apres )\bdemain\b/g, 1],
    [/\bapres demain\b/g, 2],
    [/(?<!avant )\bhier\b/g, -1],
    [/\bavant hier\b/g, -2],
  ],
  ahead: [
    [/\bdans (?<count>\d+) jours?\b/g, 'day'],
    [/\bdans (?<count>\d+) semaines?\b/g, 'week'],
    [/\bdans (?<count>\d+) mois\b/g, 'month'],
  ],
  roundDays: new Map([
    [8, 7],
    [15, 14],
  ]),
  dayAndMonth: /\b(?<day>\d{1,2})\.? (?<month>\p{L}+)(?: (?<year>\d{4}))?\b/gu,
  dayAlone: /\b(?:le|du) (?<day>\d{1,2})\.?(?= |$)(?! (?:heures?|jours?|minutes?)\b)/g,
  weekday: /\b(?<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/g,
  nextWeek: /\bla semaine prochaine\b|\bde la semaine suivante\b/,
  aWeekLater: /^(?:en (?:huit|8)|dans 1 semaine)\b/,
  feasts: [
    [/\bnoel\b/g, { month: 12, day: 25 }],
    [/\bjour de l an\b|\bnouvel an\b/g, { month: 1, day: 1 }],
  ],
};

const clock: ClockWords = {
  named: [
    [/ midi et demie? /, { hour: 12, minute: 30 }],
    [/ midi et quart /, { hour: 12, minute: 15 }],
    [/ midi moins (?:le |1 |un )?quart /, { hour: 11, minute: 45 }],
    [/(?<! apres) midi /, { hour: 12, minute: 0 }],
    [/ minuit et demie? /, { hour: 0, minute: 30 }],
    [/ minuit /, { hour: 0, minute: 0 }],
  ],
  parts: [
    [/ (?:du matin|le matin|matin) /, 'am'],
    [/ (?:de l apres midi|l apres midi|apres midi|du soir|le soir|soir) /, 'pm'],
    [/ (?:de la|la) nuit /, 'night'],
  ],
  rules: [
    [/ (\d{1,2}) heures? et demie? /, ([, hour]) => clockTime(hour, 30)],
    [/ (\d{1,2}) heures? et (?:1 |un )?quart /, ([, hour]) => clockTime(hour, 15)],
    [/ (\d{1,2}) heures? 3 quarts /, ([, hour]) => clockTime(hour, 45)],
    [/ (\d{1,2}) heures? moins (?:le |1 |un )?quart /, ([, hour]) => minutesBefore(hour, 15)],
    [/ (\d{1,2}) heures? moins (\d{1,2}) /, ([, hour, minutes]) => minutesBefore(hour, minutes)],
    [/ (\d{1,2})[:.](\d{2})(?!\d)/, ([, hour, minute]) => clockTime(hour, minute)],
    [/ (\d{1,2}) heures? (?:et )?(\d{1,2})(?! (?:euros?|jours?))/, ([, hour, minute]) => clockTime(hour, minute)],
    // "Dans deux heures" is a length of time.
    [/(?<! dans) (\d{1,2}) heures? /, ([, hour]) => clockTime(hour)],
    [/ (?:a|vers|apres|avant) (\d{1,2}) (?!(?:jours?|semaines?|mois|minutes?|euros?) )/, ([, hour]) => clockTime(hour)],
    [/^ (\d{1,2}) $/, ([, hour]) => clockTime(hour)],
  ],
};

/** French, as it is spoken in France, Belgium, Switzerland and Canada. */
export const french: HeardLanguage = {
  plain,
  numbers,
  fillers: wordSet(
    'à ai alors au aux avec avoir bonjour bon c ce cela ça d dans de des du elle en est et être euh eh ben hum il j je l la le les ma me mes moi mon n ne nous on ou par pas plaît pour peux pourrais pouvez puis qu que qui s salut se si sil sur suis svp t te tu un une vais veux voudrais vouloir vous y y aimerais souhaite souhaiterais',
  ),
  endings: /(ements?|ations?|ees?|er|es|ez|e|s)$/,
  yes: phraseList(
    ...'oui ouais si exactement exact correct parfait volontiers absolument certainement entendu ok okay bien'.split(
      ' ',
    ),
    ...[
      'd accord',
      'bien sûr',
      'c est ça',
      'c est cela',
      'tout à fait',
      'avec plaisir',
      'ça marche',
      'ça me va',
      'je veux bien',
    ],
  ),
  no: phraseList(
    ...'non nan faux incorrect jamais pas aucun aucune'.split(' '),
    ...['ce n est pas', 'pas du tout', 'surtout pas', 'plutôt pas', 'je ne'],
  ),
  refusals: phraseList(
    ...[
      'je préfère ne pas',
      'je ne veux pas le dire',
      'je ne veux pas dire',
      'ça ne vous regarde pas',
      'je ne sais pas',
    ],
    ...['cela ne vous regarde pas', 'aucune idée', 'passez'],
  ),
  date: (figures, { today }, isPastToo) => readCalendarDate(calendar, figures, { today, isPastToo }),
  clock,
  duration: {
    rules: [
      [/ (\d+) (heure|jour|semaine)s? et demie? /g, ' $1.5 $2 '],
      [/ (?:1 |une? )?demi heure /g, ' 30 minutes '],
      [/ (?:1 |une? )?demi journee /g, ' 0.5 jour '],
      [/ 3 quarts d heure /g, ' 45 minutes '],
      [/ (?:1 |un )?quart d heure /g, ' 15 minutes '],
      [/ (\d+) heures? (\d{1,2}) (?!minutes)/g, ' $1 heures $2 minutes '],
    ],
    units: durationUnits({
      minute: 'minute minutes min',
      hour: 'heure heures',
      day: 'jour jours journee journees',
      week: 'semaine semaines',
    }),
  },
  money: {
    whole: wordSet('euro euros franc francs dollar dollars livre livres € $ £'),
    part: wordSet('centime centimes cent cents'),
    joins: wordSet('et'),
    decimalSign: ',',
  },
  name: {
    openings: ["je m'appelle", 'mon nom est'],
    introduced: /(?:je m'appelle|mon nom est|mon nom c'est|c'est|je suis|ici|moi c'est|au nom de)\s+(.+)$/i,
    opener: /^(?:euh|alors|oui|ben|bonjour|d'accord)\s+/i,
    trailing: /(?<!\p{L})(?:s'il vous plaît|s'il vous plait|merci|à l'appareil|et|pour|svp)(?!\p{L}).*$/iu,
    notNames: wordSet(
      "oui non ok d'accord bonjour pardon quoi pourquoi comment quand où bonsoir merci aide stop demain aujourd'hui matin midi soir bien bon je tu il elle nous vous le la les un une des pas ne voudrais veux peux pouvez rendez-vous aucun rien personne exact parfait allô",
    ),
    particles: wordSet("de du des d' la"),
    mostWords: 5,
  },
  email: {
    at: / (?:arobase|arobas|a commercial|at|chez) /g,
    signs: [
      [/\s*\b(?:point|dot)\b\s*/g, '.'],
      [/\s*\b(?:tiret bas|souligne|underscore)\b\s*/g, '_'],
      [/\s*\b(?:tiret du 6|tiret|trait d'?union|moins)\b\s*/g, '-'],
      [/\s*\bplus\b\s*/g, '+'],
    ],
    introduction: /^.*(?:\b(?:est|mail|adresse|e-mail)\b|c'est)/,
    politeness: /\b(s'il vous|merci|svp)\b.*$/,
  },
  spelling: {
    joined: [
      [/\bx ray\b/g, 'xray'],
      [/\bdouble ve?\b/g, 'doubleve'],
      [/\bi grecs?\b/g, 'igrec'],
    ],
    letters: lettersBy(
      {
        ...{ b: 'be', c: 'ce', d: 'de', f: 'effe', g: 'ge', h: 'ache hache', i: 'hi', j: 'ji', k: 'ka', l: 'elle ele' },
        ...{ m: 'emme aime', n: 'enne', p: 'pe', q: 'ku cu', r: 'erre air', s: 'esse', t: 'te', u: 'hu', v: 've' },
        ...{ w: 'doubleve', x: 'ixe', y: 'igrec', z: 'zede' },
      },
      'anatole berthe celestin desire eugene francois gaston henri irma joseph kleber louis marcel nicolas oscar pierre quintal raoul suzanne therese ursule victor william xavier yvonne zoe',
    ),
    again: new Map([['comme', 1]]),
    fillers: wordSet("et puis euh alors c'est le la numéro code mon est ensuite avec majuscule minuscule"),
  },
  thisNumber: /\b(?:ce numero|le meme numero|mon numero|celui ci)\b|\bnumero d ou j appelle\b/,
  country: 'FR',
};
