import type { Value, ValueKind } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { heardLanguage } from './languages/languages.ts';
import { SAID, scorePhrase } from './phrase-score.ts';
import { understandSpelled } from './spelled.ts';
import { understandValue } from './understand-value.ts';

/** A Monday. */
const TODAY = '2026-11-23';

type Row = readonly [said: string, means: Value | undefined];

/** What is understood of each kind, by the language that is spoken. */
const ROWS: Readonly<Record<string, Readonly<Partial<Record<ValueKind['kind'], readonly Row[]>>>>> = {
  'de-DE': {
    date: [
      ['am Dienstag', '2026-11-24'],
      ['nächsten Dienstag bitte', '2026-11-24'],
      ['heute', TODAY],
      ['morgen früh', '2026-11-24'],
      ['übermorgen', '2026-11-25'],
      ['am dritten Dezember', '2026-12-03'],
      ['am sechsten Dezember', '2026-12-06'],
      ['am sechsundzwanzigsten Dezember', '2026-12-26'],
      ['am 3. März', '2027-03-03'],
      ['der dritte zwölfte', '2026-12-03'],
      ['Montag, der siebte Dezember', '2026-12-07'],
      ['am 25.12.', '2026-12-25'],
      ['25.12.2026', '2026-12-25'],
      ['in zwei Wochen', '2026-12-07'],
      ['in einer Woche', '2026-11-30'],
      ['in vierzehn Tagen', '2026-12-07'],
      ['in acht Tagen', '2026-11-30'],
      ['Dienstag in einer Woche', '2026-12-01'],
      ['nächste Woche Mittwoch', '2026-12-02'],
      ['Mittwoch Morgen', '2026-11-25'],
      ['am einunddreißigsten', '2026-12-31'],
      ['Montag, nein, Mittwoch', '2026-11-25'],
      ['an Silvester', '2026-12-31'],
      ['halb vier', undefined],
      ['um 15.30 Uhr', undefined],
      ['das weiß ich nicht', undefined],
      ['guten Morgen', undefined],
    ],
    time: [
      ['halb vier', '15:30'],
      ['um halb zehn', '09:30'],
      ['viertel vor vier', '15:45'],
      ['viertel nach neun', '09:15'],
      ['dreiviertel vier', '15:45'],
      ['viertel vier', '15:15'],
      ['fünf vor halb drei', '14:25'],
      ['fünf nach halb drei', '14:35'],
      ['zehn nach acht', '08:10'],
      ['um zehn', '10:00'],
      ['zehn Uhr dreißig', '10:30'],
      ['15:30 Uhr', '15:30'],
      ['15.30 Uhr', '15:30'],
      ['fünfzehn Uhr dreißig', '15:30'],
      ['acht Uhr abends', '20:00'],
      ['um drei Uhr nachmittags', '15:00'],
      ['um ein Uhr', '13:00'],
      ['Mitternacht', '00:00'],
      ['am Dienstag', undefined],
      ['in zwei Wochen', undefined],
    ],
    dateTime: [['Donnerstag um halb vier', '2026-11-26T15:30']],
    duration: [
      ['eine Stunde', 60],
      ['anderthalb Stunden', 90],
      ['zweieinhalb Stunden', 150],
      ['eine halbe Stunde', 30],
      ['eine Viertelstunde', 15],
      ['eine Dreiviertelstunde', 45],
      ['eine Stunde und zwanzig Minuten', 80],
      ['fünfundvierzig Minuten', 45],
      ['drei Tage', 4_320],
      ['halb vier', undefined],
    ],
    currency: [
      ['zwanzig Euro fünfzig', 20.5],
      ['20,50 €', 20.5],
      ['€20', 20],
      ['1.250 Euro', 1_250],
      ['achtzig Cent', 0.8],
      ['fünf Euro und zehn Cent', 5.1],
      ['dreißig', 30],
      ['am Dienstag', undefined],
    ],
    number: [
      ['zweiundvierzig', 42],
      ['hundertfünf', 105],
      ['neunzehnhundertachtzig', 1_980],
      ['zweitausendsechsundzwanzig', 2_026],
      ['1.250', 1_250],
      ['einen Termin bitte', undefined],
    ],
    digits: [
      ['vier fünf sechs sechs', '4566'],
      ['null eins fünf eins', '0151'],
      ['zwölf vierunddreißig', '1234'],
      ['eins zwo, äh, drei', '123'],
    ],
    phone: [
      ['null eins fünf eins zwei drei vier fünf sechs sieben acht neun', '+4915123456789'],
      ['030 901820', '+4930901820'],
      ['plus neunundvierzig dreißig neunzig achtzehn zwanzig', '+4930901820'],
    ],
    yesNo: [
      ['ja bitte', true],
      ['ja, gerne', true],
      ['das stimmt', true],
      ['nein', false],
      ['nein danke, passt schon', false],
      ['das stimmt nicht', false],
      ['am Dienstag', undefined],
    ],
    name: [
      ['mein Name ist maria müller', 'Maria Müller'],
      ['ich heiße Jan von Berg', 'Jan von Berg'],
      ['hier spricht Anna Schmidt', 'Anna Schmidt'],
      ['Schneider am Apparat', 'Schneider'],
      ['ja', undefined],
      ['ich möchte einen Termin', undefined],
    ],
    email: [
      ['anna punkt müller at beispiel punkt de', 'anna.mueller@beispiel.de'],
      ['info ät praxis bindestrich berlin punkt de bitte', 'info@praxis-berlin.de'],
      ['um zehn', undefined],
    ],
  },
  'fr-FR': {
    date: [
      ['mardi', '2026-11-24'],
      ['mardi prochain', '2026-11-24'],
      ["aujourd'hui", TODAY],
      ['demain matin', '2026-11-24'],
      ['après-demain', '2026-11-25'],
      ['le premier mars', '2027-03-01'],
      ['le 1er mars', '2027-03-01'],
      ['le trois décembre', '2026-12-03'],
      ['lundi sept décembre', '2026-12-07'],
      ['25/12/2026', '2026-12-25'],
      ['dans deux semaines', '2026-12-07'],
      ['dans quinze jours', '2026-12-07'],
      ['dans huit jours', '2026-11-30'],
      ['mardi en huit', '2026-12-01'],
      ['mercredi de la semaine prochaine', '2026-12-02'],
      ['le trente et un', '2026-12-31'],
      ['lundi, non, mercredi', '2026-11-25'],
      ['à Noël', '2026-12-25'],
      ['à trois heures et demie', undefined],
      ['je ne sais pas', undefined],
    ],
    time: [
      ['trois heures et demie', '15:30'],
      ['quatre heures moins le quart', '15:45'],
      ['neuf heures et quart', '09:15'],
      ['quinze heures trente', '15:30'],
      ['15h30', '15:30'],
      ['15 h 30', '15:30'],
      ['à dix heures', '10:00'],
      ['à dix heures du matin', '10:00'],
      ['huit heures du soir', '20:00'],
      ['dix heures moins vingt', '09:40'],
      ['dix-sept heures', '17:00'],
      ['midi', '12:00'],
      ['midi et demi', '12:30'],
      ['minuit', '00:00'],
      ['cet après-midi à trois heures', '15:00'],
      ['mardi', undefined],
    ],
    dateTime: [['jeudi à quinze heures trente', '2026-11-26T15:30']],
    duration: [
      ['une heure', 60],
      ['une heure et demie', 90],
      ['deux heures et demie', 150],
      ['une demi-heure', 30],
      ["un quart d'heure", 15],
      ["trois quarts d'heure", 45],
      ['quarante-cinq minutes', 45],
      ['trois jours', 4_320],
    ],
    currency: [
      ['vingt euros cinquante', 20.5],
      ['20,50 €', 20.5],
      ['1 250 euros', 1_250],
      ['quatre-vingts centimes', 0.8],
      ['quatre-vingt-dix euros', 90],
    ],
    number: [
      ['quarante-deux', 42],
      ['soixante-dix-sept', 77],
      ['quatre-vingt-onze', 91],
      ['quatre-vingts', 80],
      ['vingt et un', 21],
      ['cent cinq', 105],
      ['mille neuf cent quatre-vingts', 1_980],
      ['deux mille vingt-six', 2_026],
      ['un rendez-vous', undefined],
    ],
    digits: [
      ['zéro six douze trente-quatre', '061234'],
      ['quatre cinq six six', '4566'],
    ],
    phone: [
      ['zéro six douze trente-quatre cinquante-six soixante-dix-huit', '+33612345678'],
      ['01 23 45 67 89', '+33123456789'],
    ],
    yesNo: [
      ['oui', true],
      ["d'accord", true],
      ["c'est ça", true],
      ['bien sûr', true],
      ['non merci', false],
      ["ce n'est pas ça", false],
      ['mardi', undefined],
    ],
    name: [
      ["je m'appelle marie dupont", 'Marie Dupont'],
      ["c'est Jean de La Tour à l'appareil", 'Jean de La Tour'],
      ['oui', undefined],
      ['je voudrais un rendez-vous', undefined],
    ],
    email: [
      ['marie point dupont arobase exemple point fr', 'marie.dupont@exemple.fr'],
      ["c'est jean tiret paul arobase gmail point com merci", 'jean-paul@gmail.com'],
    ],
  },
  'es-ES': {
    date: [
      ['el martes', '2026-11-24'],
      ['el próximo martes', '2026-11-24'],
      ['el martes que viene', '2026-11-24'],
      ['hoy', TODAY],
      ['mañana', '2026-11-24'],
      ['mañana por la mañana', '2026-11-24'],
      ['pasado mañana', '2026-11-25'],
      ['el tres de marzo', '2027-03-03'],
      ['el primero de marzo', '2027-03-01'],
      ['lunes siete de diciembre', '2026-12-07'],
      ['25/12/2026', '2026-12-25'],
      ['en dos semanas', '2026-12-07'],
      ['dentro de quince días', '2026-12-07'],
      ['el miércoles de la semana que viene', '2026-12-02'],
      ['el treinta y uno', '2026-12-31'],
      ['el lunes, no, el miércoles', '2026-11-25'],
      ['por la mañana', undefined],
      ['a las tres y media', undefined],
      ['no lo sé', undefined],
    ],
    time: [
      ['a las tres y media', '15:30'],
      ['a las cuatro menos cuarto', '15:45'],
      ['un cuarto para las cuatro', '15:45'],
      ['las nueve y cuarto', '09:15'],
      ['a las diez', '10:00'],
      ['a las diez de la mañana', '10:00'],
      ['a la una', '13:00'],
      ['las quince treinta', '15:30'],
      ['a las diez y veinte', '10:20'],
      ['ocho de la noche', '20:00'],
      ['a las doce de la noche', '00:00'],
      ['15:30', '15:30'],
      ['mediodía', '12:00'],
      ['medianoche', '00:00'],
      ['el martes', undefined],
    ],
    dateTime: [['el jueves a las tres y media', '2026-11-26T15:30']],
    duration: [
      ['una hora', 60],
      ['una hora y media', 90],
      ['hora y media', 90],
      ['media hora', 30],
      ['un cuarto de hora', 15],
      ['tres cuartos de hora', 45],
      ['cuarenta y cinco minutos', 45],
      ['tres días', 4_320],
    ],
    currency: [
      ['veinte euros con cincuenta', 20.5],
      ['20,50 €', 20.5],
      ['1.250 euros', 1_250],
      ['ochenta céntimos', 0.8],
      ['treinta', 30],
    ],
    number: [
      ['cuarenta y dos', 42],
      ['veintitrés', 23],
      ['ciento cinco', 105],
      ['quinientos doce', 512],
      ['mil novecientos ochenta', 1_980],
      ['dos mil veintiséis', 2_026],
      ['una cita', undefined],
    ],
    digits: [
      ['cuatro cinco seis seis', '4566'],
      ['seis doce treinta y cuatro', '61234'],
    ],
    phone: [
      ['seis uno dos tres cuatro cinco seis siete ocho', '+34612345678'],
      ['seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho', '+34612345678'],
    ],
    yesNo: [
      ['sí', true],
      ['si claro', true],
      ['por supuesto', true],
      ['de acuerdo', true],
      ['no gracias', false],
      ['no está bien', false],
      ['el martes', undefined],
    ],
    name: [
      ['me llamo maría lópez', 'María López'],
      ['soy Juan de la Cruz', 'Juan de la Cruz'],
      ['sí', undefined],
      ['quiero una cita', undefined],
    ],
    email: [
      ['maria punto lopez arroba ejemplo punto es', 'maria.lopez@ejemplo.es'],
      ['juan guion bajo siete arroba gmail punto com por favor', 'juan_7@gmail.com'],
    ],
  },
};

describe.each(Object.keys(ROWS))('in %s', (language) => {
  const context = { today: TODAY, callerNumber: '', language };
  const rows = Object.entries(ROWS[language] ?? {}).flatMap(([kind, said]) =>
    said.map(([text, value]) => [kind, text, value] as const),
  );

  it.each(rows)('the %s in “%s” is %s', (kind, text, value) => {
    expect(understandValue({ kind } as ValueKind, text, context)?.value).toBe(value);
  });
});

describe('a date that has passed', () => {
  it.each([
    ['de-DE', 'am 3.4.80', '1980-04-03'],
    ['de-DE', 'dritter April neunzehnhundertachtzig', '1980-04-03'],
    ['de-DE', 'gestern', '2026-11-22'],
    ['fr-FR', 'le trois avril mille neuf cent quatre-vingts', '1980-04-03'],
    ['fr-FR', 'avant-hier', '2026-11-21'],
    ['es-ES', 'el tres de abril de mil novecientos ochenta', '1980-04-03'],
    ['es-ES', 'ayer', '2026-11-22'],
  ])('in %s: “%s”', (language, text, value) => {
    const context = { today: TODAY, callerNumber: '', language };
    expect(understandValue({ kind: 'date', past: true }, text, context)?.value).toBe(value);
  });
});

describe('letters that are spelled', () => {
  it.each([
    ['de', 'M wie Martha, Ü wie Übermut, doppel L', 'mull'],
    ['de', 'Anton Berta vier sieben', 'ab47'],
    ['de', 'be zett ypsilon', 'bzy'],
    ['fr', 'M comme Marcel, double vé, i grec, sept', 'mwy7'],
    ['es', 'B de Barcelona, uve doble, i griega, cero', 'bwy0'],
    ['de', 'guten Tag zusammen', undefined],
  ])('in %s: “%s”', (language, text, value) => {
    expect(understandSpelled(text, heardLanguage(language))).toBe(value);
  });
});

describe('a phrase', () => {
  it.each([
    ['de', 'ich würde gern einen Termin vereinbaren', 'Termin vereinbaren'],
    ['de', 'Termine absagen', 'Termin absagen'],
    ['fr', "j'aimerais prendre rendez-vous", 'prendre un rendez-vous'],
    ['fr', 'annuler mon rendez vous', 'Annuler le rendez-vous'],
    ['es', 'quería cancelar mi cita', 'cancelar la cita'],
    ['es', 'una urgencia', 'Urgencias'],
  ])('in %s: “%s” says “%s”', (language, text, phrase) => {
    expect(scorePhrase(text, phrase, heardLanguage(language))).toBeGreaterThanOrEqual(SAID);
  });

  it.each([
    ['de', 'ich möchte bitte', 'einen Termin'],
    ['fr', 'je voudrais', 'un rendez-vous'],
    ['es', 'quisiera una', 'una cita'],
  ])('in %s: “%s” does not say “%s”', (language, text, phrase) => {
    expect(scorePhrase(text, phrase, heardLanguage(language))).toBeLessThan(SAID);
  });
});

it('a language without words of its own is understood as English', () => {
  const context = { today: TODAY, callerNumber: '', language: 'sv-SE' };
  expect(understandValue({ kind: 'yesNo' }, 'yes', context)?.value).toBe(true);
});
