import { namesOfSigns, type SpokenLanguage } from './spoken-language.ts';

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const DAYS = 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' ');
const ORDINALS =
  'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième'.split(
    ' ',
  );
const CENTIME = { one: 'un centime', many: 'centimes' };

/** French. */
export const french: SpokenLanguage = {
  date: ({ weekday, day, month }) => `${DAYS[weekday]} ${day === 1 ? 'premier' : day} ${MONTHS[month]}`,
  weekday: (weekday) => DAYS[weekday],
  time(hour, minute) {
    const named = hour === 0 ? 'minuit' : hour === 12 ? 'midi' : undefined;
    const hours = named ?? (hour === 1 ? 'une heure' : `${hour} heures`);
    if (minute === 0) return hours;
    return `${hours} ${minute === 1 ? 'une' : minute}`;
  },
  at: 'à',
  ordinal: (number) => ORDINALS[number - 1] ?? `${number}e`,
  decimalSign: ',',
  minus: 'moins',
  percent: 'pour cent',
  currencies: {
    dollar: { one: 'un dollar', many: 'dollars', part: { one: 'un cent', many: 'cents' } },
    euro: { one: 'un euro', many: 'euros', part: CENTIME },
    pound: { one: 'une livre', many: 'livres', part: { one: 'un penny', many: 'pence' } },
    yen: { one: 'un yen', many: 'yens' },
    rupee: { one: 'une roupie', many: 'roupies', part: { one: 'un paisa', many: 'paisas' } },
    franc: { one: 'un franc', many: 'francs', part: CENTIME },
  },
  moneyWith: { figures: ' ', named: ' et ' },
  day: { one: 'un jour', many: 'jours' },
  hour: { one: 'une heure', many: 'heures' },
  minute: { one: 'une minute', many: 'minutes' },
  joinWord: (kind) => (kind === 'and' ? 'et' : 'ou'),
  symbols: namesOfSigns([
    ...['arobase', 'point', 'tiret', 'tiret bas', 'plus', 'barre oblique', 'dièse', 'étoile', 'et'],
  ]),
  // Numbers of France are said in pairs.
  phoneGroup: 2,
};
