import { namesOfSigns, type SpokenLanguage } from './spoken-language.ts';

const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const DAYS = 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' ');
const ORDINALS = 'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte'.split(' ');
const CENT = { one: 'ein Cent', many: 'Cent' };

/** German. Days of a month stay figures ("26."): voices inflect them as the words before ask for. */
export const german: SpokenLanguage = {
  date: ({ weekday, day, month }) => `${DAYS[weekday]}, ${day}. ${MONTHS[month]}`,
  weekday: (weekday) => DAYS[weekday],
  time(hour, minute) {
    if (hour === 0 && minute === 0) return 'Mitternacht';
    const hours = hour === 1 ? 'ein Uhr' : `${hour} Uhr`;
    return minute === 0 ? hours : `${hours} ${minute}`;
  },
  at: 'um',
  ordinal: (number) => ORDINALS[number - 1] ?? `${number}.`,
  decimalSign: ',',
  minus: 'minus',
  percent: 'Prozent',
  currencies: {
    dollar: { one: 'ein Dollar', many: 'Dollar', part: CENT },
    euro: { one: 'ein Euro', many: 'Euro', part: CENT },
    pound: { one: 'ein Pfund', many: 'Pfund', part: { one: 'ein Penny', many: 'Pence' } },
    yen: { one: 'ein Yen', many: 'Yen' },
    rupee: { one: 'eine Rupie', many: 'Rupien', part: { one: 'ein Paisa', many: 'Paise' } },
    franc: { one: 'ein Franken', many: 'Franken', part: { one: 'ein Rappen', many: 'Rappen' } },
  },
  moneyWith: { figures: ' ', named: ' und ' },
  day: { one: 'ein Tag', many: 'Tage' },
  hour: { one: 'eine Stunde', many: 'Stunden' },
  minute: { one: 'eine Minute', many: 'Minuten' },
  joinWord: (kind) => (kind === 'and' ? 'und' : 'oder'),
  symbols: namesOfSigns(
    ['at', 'Punkt', 'Bindestrich', 'Unterstrich', 'plus', 'Schrägstrich', 'Raute', 'Stern', 'und'],
    // Its capital would be heard as two letters.
    [['ß', 'Eszett']],
  ),
  phoneGroup: 3,
};
