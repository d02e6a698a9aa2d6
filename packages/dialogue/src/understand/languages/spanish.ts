import { type CalendarWords, readCalendarDate } from '../calendar-date.ts';
import { countFrom, type NumberWords } from '../numbers.ts';
import { phraseList, plainWords, wordSet } from '../plain-words.ts';
import { lettersBy } from './alphabets.ts';
import { clockTime, minutesBefore } from './clock-time.ts';
import { durationUnits } from './duration-units.ts';
import type { ClockWords, HeardLanguage } from './heard-language.ts';

/** Ordinals lose their sign: "1.º", "3ª". */
const plain = (text: string) => plainWords(text.replace(/(\d)\.?[ºª°]/g, '$1'));

const SMALL = new Map([
  ...countFrom(
    0,
    'cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
  ),
  ...countFrom(
    21,
    'veintiun|veintiuno|veintiuna veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
  ),
]);
const ORDINALS = countFrom(
  1,
  'primero|primer|primera segundo tercero|tercer|tercera cuarto|cuarta quinto|quinta sexto|sexta septimo|septima octavo|octava noveno|novena decimo|decima',
);

const numbers: NumberWords = {
  single: (word) => SMALL.get(word),
  tens: countFrom(20, 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', 10),
  tensJoin: wordSet('y'),
  hundreds: new Map([
    ['cien', 100],
    ...countFrom(
      100,
      'ciento doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas quinientos|quinientas seiscientos|seiscientas setecientos|setecientas ochocientos|ochocientas novecientos|novecientas',
      100,
    ),
  ]),
  hundred: new Set(),
  thousand: wordSet('mil'),
  ordinal: (word) => ORDINALS.get(word),
  writeOrdinal: String,
  repeats: new Map([
    ['doble', 2],
    ['triple', 3],
  ]),
  hesitations: wordSet('eh este luego después entonces y el'),
  isGrouped: true,
  // “Una cita”, “un momento”, “un cuarto”: only a unit, money or a clock makes a number of it.
  isNone: (words, at) =>
    (/^una?$/.test(words[at] ?? '') && words[at + 1] !== undefined && !isNumberBefore(words, at)) ||
    // A quarter, and "wait a second".
    (words[at] === 'cuarto' && !/^(?:el|piso)$/.test(words[at - 1] ?? '')) ||
    (words[at] === 'segundo' && words[at - 1] === 'un'),
};

/** Before a unit, or in a row of numbers. */
function isNumberBefore(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? '';
  return (
    COUNTED.test(next) ||
    SMALL.has(next) ||
    SMALL.has(words[at - 1] ?? '') ||
    words[at - 1] === 'y' ||
    words[at - 1] === 'la'
  );
}
const COUNTED = /^(horas?|minutos?|dias?|semanas?|mes|meses|euros?|centimos?|centavos?|pesos?|dolar|dolares|mil|\d+)$/;

const WEEKDAYS = 'lunes martes miercoles jueves viernes sabado domingo';
const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre';

const calendar: CalendarWords = {
  weekdays: countFrom(0, WEEKDAYS),
  months: countFrom(0, MONTHS),
  relative: [
    [/\bhoy\b|\besta (?:manana|tarde|noche)\b/g, 0],
    // “Por la mañana” is a part of the day, “pasado mañana” the day after tomorrow.
    [/(?<!\b(?:la|pasado|esta|cada|de) )\bmanana\b/g, 1],
    [/\bpasado manana\b/g, 2],
    [/(?<!ante )\bayer\b/g, -1],
    [/\bante ?ayer\b|\bantier\b/g, -2],
  ],
  ahead: [
    [/\b(?:en|dentro de|de aqui a) (?<count>\d+) dias?\b/g, 'day'],
    [/\b(?:en|dentro de|de aqui a) (?<count>\d+) semanas?\b/g, 'week'],
    [/\b(?:en|dentro de|de aqui a) (?<count>\d+) mes(?:es)?\b/g, 'month'],
  ],
  roundDays: new Map([
    [8, 7],
    [15, 14],
  ]),
  dayAndMonth: /\b(?<day>\d{1,2}) (?:de )?(?<month>\p{L}+)(?: (?:del? )?(?:ano )?(?<year>\d{4}))?\b/gu,
  dayAlone: /\b(?:el|dia) (?:dia )?(?<day>\d{1,2})\b(?! (?:horas?|dias?|minutos?)\b)/g,
  weekday: /\b(?<weekday>lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b/g,
  nextWeek: /\b(?:la )?(?:semana que viene|proxima semana|semana proxima|semana siguiente)\b/,
  aWeekLater: /^(?:en 8 dias|en 1 semana|de la otra semana)\b/,
  feasts: [
    [/\bnavidad\b/g, { month: 12, day: 25 }],
    [/\bnochebuena\b/g, { month: 12, day: 24 }],
    [/\bnochevieja\b/g, { month: 12, day: 31 }],
    [/\bano nuevo\b/g, { month: 1, day: 1 }],
  ],
};

const clock: ClockWords = {
  named: [
    [/ (?:medio ?dia) /, { hour: 12, minute: 0 }],
    [/ (?:media ?noche) /, { hour: 0, minute: 0 }],
  ],
  parts: [
    [/ (?:(?:de|por|en) la manana|de la madrugada|am) /, 'am'],
    [/ (?:(?:de|por|en) la tarde|pm) /, 'pm'],
    [/ (?:de|por|en) la noche /, 'night'],
  ],
  rules: [
    [/ (?:las? )?(\d{1,2}) y media /, ([, hour]) => clockTime(hour, 30)],
    [/ (?:las? )?(\d{1,2}) y cuarto /, ([, hour]) => clockTime(hour, 15)],
    [/ (?:las? )?(\d{1,2}) menos cuarto /, ([, hour]) => minutesBefore(hour, 15)],
    [/ (?:las? )?(\d{1,2}) menos (\d{1,2}) /, ([, hour, minutes]) => minutesBefore(hour, minutes)],
    [/ (?:un |1 )?cuarto para las? (\d{1,2}) /, ([, hour]) => minutesBefore(hour, 15)],
    [/ (\d{1,2})(?: minutos)? para las? (\d{1,2}) /, ([, minutes, hour]) => minutesBefore(hour, minutes)],
    [/ (\d{1,2})[:.](\d{2})(?!\d)/, ([, hour, minute]) => clockTime(hour, minute)],
    [
      / las? (\d{1,2}) (?:y |con |horas? (?:y )?)?(\d{1,2})(?: minutos)? (?!de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))/,
      ([, hour, minute]) => clockTime(hour, minute),
    ],
    [/ (\d{1,2}) horas? (?:y )?(\d{1,2}) /, ([, hour, minute]) => clockTime(hour, minute)],
    [/ las? (\d{1,2}) /, ([, hour]) => clockTime(hour)],
    [/ (\d{1,2}) (?:en punto|am|pm|de la (?:manana|tarde|noche|madrugada)) /, ([, hour]) => clockTime(hour)],
    [/ (\d{1,2}) y (\d{1,2}) (?:de la |$)/, ([, hour, minute]) => clockTime(hour, minute)],
    [/^ (\d{1,2}) $/, ([, hour]) => clockTime(hour)],
  ],
};

/** Spanish, as it is spoken in Spain and the Americas. */
export const spanish: HeardLanguage = {
  plain,
  numbers,
  fillers: wordSet(
    'a al algo buenas buenos con de del días deseo eh el ella en es esa ese eso esta este esto favor gustaría hola la las le lo los me mi mis muy necesito o para pero por porfavor pues que querer querría quería quiero quisiera se ser si su tardes un una usted y yo puede puedo podría poder tengo tener',
  ),
  endings: /(mente|aciones|acion|ando|iendo|es|ar|er|ir|as|os|a|o|s)$/,
  yes: phraseList(
    ...'sí claro correcto exacto exactamente vale perfecto bueno bien cierto afirmativo seguro ok okay dale'.split(' '),
    ...['de acuerdo', 'por supuesto', 'desde luego', 'está bien', 'así es', 'eso es', 'cómo no', 'me parece bien'],
  ),
  no: phraseList(...'no nunca jamás incorrecto falso tampoco ningún ninguno ninguna'.split(' '), 'para nada', 'qué va'),
  refusals: phraseList(
    ...[
      'prefiero no decirlo',
      'no quiero decirlo',
      'prefiero no',
      'no es asunto suyo',
      'no le importa',
      'no lo sé',
      'no sé',
    ],
    ...['ni idea', 'no quiero dar'],
  ),
  date: (figures, { today }, isPastToo) => readCalendarDate(calendar, figures, { today, isPastToo }),
  clock,
  duration: {
    rules: [
      [/ (\d+) (hora|dia|semana)s? y media? /g, ' $1.5 $2 '],
      [/ (hora|dia|semana) y media /g, ' 1.5 $1 '],
      [/ (?:1 )?media hora /g, ' 30 minutos '],
      [/ 3 cuartos de hora /g, ' 45 minutos '],
      [/ (?:1 |un )?cuarto de hora /g, ' 15 minutos '],
      [/ (\d+) horas? y cuarto /g, ' $1 horas 15 minutos '],
      [/ (?:1 )?medio dia /g, ' 0.5 dia '],
    ],
    units: durationUnits({ minute: 'minuto minutos min', hour: 'hora horas', day: 'dia dias', week: 'semana semanas' }),
  },
  money: {
    whole: wordSet('euro euros dolar dólares peso pesos libra libras € $ £'),
    part: wordSet('céntimo céntimos centavo centavos'),
    joins: wordSet('con y'),
    decimalSign: ',',
  },
  name: {
    openings: ['me llamo', 'mi nombre es'],
    introduced: /(?:me llamo|mi nombre es|soy|habla|le habla|a nombre de)\s+(.+)$/i,
    opener: /^(?:eh|este|pues|sí|bueno|hola|buenas)\s+/iu,
    trailing: /(?<!\p{L})(?:por favor|gracias|al habla|al aparato|y|para|aquí)(?!\p{L}).*$/iu,
    notNames: wordSet(
      'sí no vale ok claro hola qué por cómo cuándo dónde buenos buenas gracias ayuda mañana hoy tarde noche bien bueno yo tú usted él ella el la los las un una quiero quisiera puedo puede necesito cita nada nadie ninguno exacto perfecto perdón diga',
    ),
    particles: wordSet('de del la las los y'),
    mostWords: 5,
  },
  email: {
    at: / (?:arroba|at) /g,
    signs: [
      [/\s*\b(?:punto|dot)\b\s*/g, '.'],
      [/\s*\b(?:guion bajo|guión bajo|barra baja|underscore)\b\s*/g, '_'],
      [/\s*(?:\bguion\b|\bguión\b|\bmenos\b|\bgui[oó]n medio\b)\s*/g, '-'],
      [/\s*(?:\bm[aá]s\b|\bplus\b)\s*/g, '+'],
    ],
    introduction: /^.*\b(?:es|correo|dirección|mail)\b/,
    politeness: /\b(por favor|gracias)\b.*$/,
  },
  spelling: {
    joined: [
      [/\bx ray\b/g, 'xray'],
      [/\b(?:uve doble|doble uve|ve doble|doble ve|doble u)\b/g, 'uvedoble'],
      [/\bi griega\b/g, 'igriega'],
    ],
    letters: lettersBy(
      {
        ...{
          b: 'be',
          c: 'ce',
          d: 'de',
          f: 'efe',
          g: 'ge',
          h: 'hache',
          j: 'jota',
          k: 'ka',
          l: 'ele',
          m: 'eme',
          n: 'ene',
        },
        ...{ p: 'pe', q: 'cu', r: 'erre ere', s: 'ese', t: 'te', v: 'uve ve', w: 'uvedoble', x: 'equis' },
        ...{ y: 'igriega ye', z: 'zeta' },
      },
      'antonio barcelona carmen dolores enrique francia gerona historia ines jose kilo lorenzo madrid navarra oviedo paris querido ramon sabado tarragona ulises valencia washington xiquena yegua zaragoza',
    ),
    again: new Map([
      ['como', 1],
      ['de', 1],
    ]),
    fillers: wordSet('y luego eh es el la número código mi entonces con mayúscula minúscula'),
  },
  thisNumber: /\b(?:este numero|el mismo numero|mi numero|este mismo|este telefono)\b|\bnumero desde el que llamo\b/,
  country: 'ES',
};
