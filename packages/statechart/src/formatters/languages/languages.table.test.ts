import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toValue, type Value } from '../../value.ts';
import { FORMATTERS, type FormatterName, formatValue, isFormatterName } from '../formatters.ts';

type Row = readonly [Value, FormatterName, string];

const GERMAN: readonly Row[] = [
  ['2026-11-26', 'date', 'Donnerstag, 26. November'],
  ['2026-03-01', 'date', 'Sonntag, 1. März'],
  ['15:30', 'time', '15 Uhr 30'],
  ['09:00', 'time', '9 Uhr'],
  ['01:05', 'time', 'ein Uhr 5'],
  ['00:00', 'time', 'Mitternacht'],
  ['00:30', 'time', '0 Uhr 30'],
  ['2026-11-26T15:30', 'dateTime', 'Donnerstag, 26. November um 15 Uhr 30'],
  ['2026-11-26', 'weekday', 'Donnerstag'],
  [95, 'duration', 'eine Stunde und 35 Minuten'],
  [2950, 'duration', '2 Tage, eine Stunde und 10 Minuten'],
  [1250.5, 'number', '1250,5'],
  [3, 'ordinal', 'dritte'],
  [26, 'ordinal', '26.'],
  [12.5, 'percent', '12,5 Prozent'],
  [12.5, 'money', '12,50'],
  ['12.50 EUR', 'money', '12 Euro 50'],
  ['€1.05', 'money', 'ein Euro und 5 Cent'],
  ['-CHF 0.10', 'money', 'minus 10 Rappen'],
  ['+4930123456', 'phone', 'plus 4 9 3 0, 1 2 3, 4 5 6'],
  ['Weiß', 'spell', 'W, E, I, Eszett'],
  ['maria.l@example.com', 'email', 'maria Punkt l at example Punkt com'],
  [['zehn', 'elf', 'zwölf'], 'list', 'zehn, elf oder zwölf'],
  [['zehn', 'elf'], 'listAnd', 'zehn und elf'],
];

const FRENCH: readonly Row[] = [
  ['2026-11-26', 'date', 'jeudi 26 novembre'],
  ['2026-03-01', 'date', 'dimanche premier mars'],
  ['15:30', 'time', '15 heures 30'],
  ['01:01', 'time', 'une heure une'],
  ['12:00', 'time', 'midi'],
  ['12:15', 'time', 'midi 15'],
  ['00:00', 'time', 'minuit'],
  ['2026-11-26T09:00', 'dateTime', 'jeudi 26 novembre à 9 heures'],
  [7, 'weekday', 'dimanche'],
  [61, 'duration', 'une heure et une minute'],
  [1250.5, 'number', '1250,5'],
  [1, 'ordinal', 'premier'],
  [21, 'ordinal', '21e'],
  ['12 %', 'percent', '12 pour cent'],
  ['€12.50', 'money', '12 euros 50'],
  ['£1', 'money', 'une livre'],
  ['€12.05', 'money', '12 euros et 5 centimes'],
  ['0142685300', 'phone', '0 1, 4 2, 6 8, 5 3, 0 0'],
  ['+33142685300', 'phone', 'plus 3 3 1, 4 2, 6 8, 5 3, 0 0'],
  ['a-1', 'spell', 'A, tiret, 1'],
  ['maria_l@example.com', 'email', 'maria tiret bas l arobase example point com'],
  [['dix', 'onze'], 'list', 'dix ou onze'],
];

const SPANISH: readonly Row[] = [
  ['2026-11-26', 'date', 'jueves 26 de noviembre'],
  ['2026-03-01', 'date', 'domingo primero de marzo'],
  ['15:30', 'time', 'las tres y media de la tarde'],
  ['13:00', 'time', 'la una de la tarde'],
  ['12:45', 'time', 'la una menos cuarto de la tarde'],
  ['08:45', 'time', 'las nueve menos cuarto de la mañana'],
  ['00:45', 'time', 'la una menos cuarto de la madrugada'],
  ['23:45', 'time', 'las doce menos cuarto de la noche'],
  ['10:05', 'time', 'las diez y 5 de la mañana'],
  ['12:00', 'time', 'las doce del mediodía'],
  ['00:00', 'time', 'las doce de la noche'],
  ['2026-11-26T15:30', 'dateTime', 'jueves 26 de noviembre a las tres y media de la tarde'],
  [3, 'weekday', 'miércoles'],
  [1500, 'duration', 'un día y una hora'],
  [1250.5, 'number', '1250,5'],
  [8, 'ordinal', 'octavo'],
  [11, 'ordinal', '11.º'],
  [12.5, 'percent', '12,5 por ciento'],
  ['€12.50', 'money', '12 euros con 50'],
  ['$0.01', 'money', 'un centavo'],
  ['+34', 'digits', 'más 3 4'],
  ['ana@example.com', 'email', 'ana arroba example punto com'],
  [['Ana', 'Inés'], 'listAnd', 'Ana e Inés'],
  [['agua', 'hielo'], 'listAnd', 'agua y hielo'],
  [['siete', 'ocho'], 'list', 'siete u ocho'],
];

const ITALIAN: readonly Row[] = [
  ['2026-11-26', 'date', 'giovedì 26 novembre'],
  ['2026-03-01', 'date', 'domenica primo marzo'],
  ['15:30', 'time', 'ore 15 e 30'],
  ['01:00', 'time', 'ore una'],
  ['00:00', 'time', 'ore zero'],
  ['2026-11-26T15:30', 'dateTime', 'giovedì 26 novembre alle ore 15 e 30'],
  [95, 'duration', "un'ora e 35 minuti"],
  [1250.5, 'number', '1250,5'],
  [2, 'ordinal', 'secondo'],
  [12.5, 'percent', '12,5 per cento'],
  ['€12.50', 'money', '12 euro e 50'],
  ['€12.05', 'money', '12 euro e 5 centesimi'],
  ['£1', 'money', 'una sterlina'],
  ['a@b.it', 'email', 'a chiocciola b punto it'],
  [['dieci', 'undici'], 'list', 'dieci o undici'],
];

const DUTCH: readonly Row[] = [
  ['2026-11-26', 'date', 'donderdag 26 november'],
  ['15:30', 'time', '15 uur 30'],
  ['01:00', 'time', 'één uur'],
  ['00:00', 'time', 'middernacht'],
  ['2026-11-26T15:30', 'dateTime', 'donderdag 26 november om 15 uur 30'],
  [2950, 'duration', '2 dagen, één uur en 10 minuten'],
  [1250.5, 'number', '1250,5'],
  [3, 'ordinal', 'derde'],
  [20, 'ordinal', '20e'],
  [12.5, 'percent', '12,5 procent'],
  ['€12.05', 'money', '12 euro en 5 cent'],
  ['€1', 'money', 'één euro'],
  ['a_b@example.nl', 'email', 'a laag streepje b apenstaartje example punt nl'],
  [['tien', 'elf'], 'list', 'tien of elf'],
];

const TABLES = { de: GERMAN, fr: FRENCH, es: SPANISH, it: ITALIAN, nl: DUTCH };

describe.each(Object.entries(TABLES))('in %s', (language, rows) => {
  it.each(rows)('%j as %s is said: %s', (value, formatter, expected) => {
    expect(formatValue(value, formatter, language)).toBe(expected);
  });

  it('a region speaks alike', () => {
    for (const [value, formatter, expected] of rows)
      expect(formatValue(value, formatter, `${language.toUpperCase()}-XX`)).toBe(expected);
  });

  it('what is no date, time, number or amount is left as it is', () => {
    for (const formatter of ['date', 'time', 'dateTime', 'duration', 'number', 'ordinal', 'percent', 'money'] as const)
      expect(formatValue('bientôt', formatter, language)).toBe('bientôt');
  });

  it.each(Object.keys(FORMATTERS).filter(isFormatterName))('%s takes any value without throwing', (formatter) => {
    const values = fc.oneof(fc.jsonValue(), fc.double(), fc.string({ unit: 'binary' }), fc.integer());
    fc.assert(
      fc.property(values, (value) => !formatValue(toValue(value), formatter, language).includes('undefined')),
      { numRuns: 100, seed: 20_261_126 },
    );
  });

  it('every minute of a day and every day of a year has words', () => {
    for (let minute = 0; minute < 1440; minute += 1) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(formatValue(time, 'time', language)).not.toMatch(/undefined|:/);
    }
    for (let month = 1; month <= 12; month += 1) {
      const date = `2026-${String(month).padStart(2, '0')}-15`;
      expect(formatValue(date, 'date', language)).not.toMatch(/undefined|2026/);
    }
  });
});

it.each(['', 'ja', 'pt-BR'])('a language that is not known here, such as “%s”, is spoken as English', (language) => {
  expect(formatValue('15:30', 'time', language)).toBe('half past three in the afternoon');
});
