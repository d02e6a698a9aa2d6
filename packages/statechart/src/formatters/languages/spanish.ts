import { namesOfSigns, type SpokenLanguage } from './spoken-language.ts';

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const DAYS = 'lunes martes miércoles jueves viernes sábado domingo'.split(' ');
const ORDINALS = 'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo'.split(' ');
const HOURS = 'doce una dos tres cuatro cinco seis siete ocho nueve diez once'.split(' ');

/** The hours are feminine, which no figure would tell a voice: "la una", "las dos". */
function hourWithArticle(hour: number): string {
  return hour % 12 === 1 ? 'la una' : `las ${HOURS[hour % 12]}`;
}

function onTheClock(hour: number, minute: number): string {
  if (minute === 0) return hourWithArticle(hour);
  if (minute === 15) return `${hourWithArticle(hour)} y cuarto`;
  if (minute === 30) return `${hourWithArticle(hour)} y media`;
  if (minute === 45) return `${hourWithArticle(hour + 1)} menos cuarto`;
  return `${hourWithArticle(hour)} y ${minute}`;
}

function partOfDay(hour: number): string {
  if (hour < 6) return 'de la madrugada';
  if (hour < 12) return 'de la mañana';
  return hour < 20 ? 'de la tarde' : 'de la noche';
}

/** Spanish. A time has its article: "a {{ time }}" becomes "a las tres y media de la tarde". */
export const spanish: SpokenLanguage = {
  date: ({ weekday, day, month }) => `${DAYS[weekday]} ${day === 1 ? 'primero' : day} de ${MONTHS[month]}`,
  weekday: (weekday) => DAYS[weekday],
  time(hour, minute) {
    if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'las doce de la noche' : 'las doce del mediodía';
    return `${onTheClock(hour, minute)} ${partOfDay(hour)}`;
  },
  at: 'a',
  ordinal: (number) => ORDINALS[number - 1] ?? `${number}.º`,
  decimalSign: ',',
  minus: 'menos',
  percent: 'por ciento',
  currencies: {
    dollar: { one: 'un dólar', many: 'dólares', part: { one: 'un centavo', many: 'centavos' } },
    euro: { one: 'un euro', many: 'euros', part: { one: 'un céntimo', many: 'céntimos' } },
    pound: { one: 'una libra', many: 'libras', part: { one: 'un penique', many: 'peniques' } },
    yen: { one: 'un yen', many: 'yenes' },
    rupee: { one: 'una rupia', many: 'rupias', part: { one: 'una paisa', many: 'paisas' } },
    franc: { one: 'un franco', many: 'francos', part: { one: 'un céntimo', many: 'céntimos' } },
  },
  moneyWith: { figures: ' con ', named: ' con ' },
  day: { one: 'un día', many: 'días' },
  hour: { one: 'una hora', many: 'horas' },
  minute: { one: 'un minuto', many: 'minutos' },
  // Before the same sound the word changes: "Ana e Inés", "siete u ocho".
  joinWord(kind, next) {
    if (kind === 'and') return /^h?i(?![aeou])/i.test(next) ? 'e' : 'y';
    return /^(h?o|8)/i.test(next) ? 'u' : 'o';
  },
  symbols: namesOfSigns([
    ...['arroba', 'punto', 'guion', 'guion bajo', 'más', 'barra', 'almohadilla', 'asterisco', 'y'],
  ]),
  phoneGroup: 3,
};
