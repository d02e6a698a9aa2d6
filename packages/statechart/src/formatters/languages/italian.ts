import { namesOfSigns, type SpokenLanguage } from './spoken-language.ts';

const MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
  ' ',
);
const DAYS = 'lunedì martedì mercoledì giovedì venerdì sabato domenica'.split(' ');
const ORDINALS = 'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo'.split(' ');
const CENTESIMO = { one: 'un centesimo', many: 'centesimi' };

/** Italian. A time begins with "ore", behind which no article has to fit: "alle {{ time }}" becomes "alle ore 15 e 30". */
export const italian: SpokenLanguage = {
  date: ({ weekday, day, month }) => `${DAYS[weekday]} ${day === 1 ? 'primo' : day} ${MONTHS[month]}`,
  weekday: (weekday) => DAYS[weekday],
  time(hour, minute) {
    const hours = `ore ${hour === 0 ? 'zero' : hour === 1 ? 'una' : hour}`;
    return minute === 0 ? hours : `${hours} e ${minute}`;
  },
  at: 'alle',
  ordinal: (number) => ORDINALS[number - 1] ?? `${number}º`,
  decimalSign: ',',
  minus: 'meno',
  percent: 'per cento',
  currencies: {
    dollar: { one: 'un dollaro', many: 'dollari', part: CENTESIMO },
    euro: { one: 'un euro', many: 'euro', part: CENTESIMO },
    pound: { one: 'una sterlina', many: 'sterline', part: { one: 'un penny', many: 'pence' } },
    yen: { one: 'uno yen', many: 'yen' },
    rupee: { one: 'una rupia', many: 'rupie', part: { one: 'una paisa', many: 'paise' } },
    franc: { one: 'un franco', many: 'franchi', part: CENTESIMO },
  },
  moneyWith: { figures: ' e ', named: ' e ' },
  day: { one: 'un giorno', many: 'giorni' },
  hour: { one: "un'ora", many: 'ore' },
  minute: { one: 'un minuto', many: 'minuti' },
  joinWord: (kind) => (kind === 'and' ? 'e' : 'o'),
  symbols: namesOfSigns([
    ...['chiocciola', 'punto', 'trattino', 'trattino basso', 'più', 'barra', 'cancelletto', 'asterisco', 'e'],
  ]),
  phoneGroup: 3,
};
