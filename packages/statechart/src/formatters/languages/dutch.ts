import { namesOfSigns, type SpokenLanguage } from './spoken-language.ts';

const MONTHS = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const DAYS = 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' ');
const ORDINALS = 'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde'.split(' ');
const CENT = { one: 'één cent', many: 'cent' };

/** Dutch. */
export const dutch: SpokenLanguage = {
  date: ({ weekday, day, month }) => `${DAYS[weekday]} ${day} ${MONTHS[month]}`,
  weekday: (weekday) => DAYS[weekday],
  time(hour, minute) {
    if (hour === 0 && minute === 0) return 'middernacht';
    const hours = hour === 1 ? 'één uur' : `${hour} uur`;
    return minute === 0 ? hours : `${hours} ${minute}`;
  },
  at: 'om',
  ordinal: (number) => ORDINALS[number - 1] ?? `${number}e`,
  decimalSign: ',',
  minus: 'min',
  percent: 'procent',
  currencies: {
    dollar: { one: 'één dollar', many: 'dollar', part: CENT },
    euro: { one: 'één euro', many: 'euro', part: CENT },
    pound: { one: 'één pond', many: 'pond', part: { one: 'één penny', many: 'pence' } },
    yen: { one: 'één yen', many: 'yen' },
    rupee: { one: 'één roepie', many: 'roepie', part: { one: 'één paisa', many: 'paisa' } },
    franc: { one: 'één frank', many: 'frank', part: { one: 'één centime', many: 'centimes' } },
  },
  moneyWith: { figures: ' ', named: ' en ' },
  day: { one: 'één dag', many: 'dagen' },
  hour: { one: 'één uur', many: 'uur' },
  minute: { one: 'één minuut', many: 'minuten' },
  joinWord: (kind) => (kind === 'and' ? 'en' : 'of'),
  symbols: namesOfSigns([
    ...['apenstaartje', 'punt', 'streepje', 'laag streepje', 'plus', 'schuine streep', 'hekje', 'sterretje', 'en'],
  ]),
  phoneGroup: 3,
};
