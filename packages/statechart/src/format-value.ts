import { dayOfWeek, spokenOrdinal, spokenTime } from './spoken.ts';
import type { Value } from './value.ts';

export const FORMATTERS = ['date', 'time', 'digits', 'spell', 'money', 'number', 'list', 'upper', 'lower'] as const;

export type FormatterName = (typeof FORMATTERS)[number];

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A value as words to be spoken (or sent). What a formatter does not understand is given back as plain text. */
export function formatValue(value: Value, formatter: FormatterName | undefined): string {
  const text = plainText(value);
  switch (formatter) {
    case undefined:
      return text;
    case 'date':
      return spokenDate(text);
    case 'time':
      return spokenTime(text);
    case 'digits':
      return [...text.replace(/[^\d+*#]/g, '')].map((digit) => (digit === '+' ? 'plus' : digit)).join(' ');
    case 'spell':
      return [...text.replace(/\s+/g, '')].map((letter) => letter.toUpperCase()).join(', ');
    case 'money':
      return spokenMoney(value, text);
    case 'number':
      return text;
    case 'list':
      return spokenList(value, text);
    case 'upper':
      return text.toUpperCase();
    case 'lower':
      return text.toLowerCase();
    default:
      return text;
  }
}

function plainText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return JSON.stringify(value);
}

function spokenDate(text: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (parts === null) return text;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const monthName = MONTHS[month - 1];
  if (monthName === undefined || day < 1 || day > 31) return text;
  return `${dayOfWeek({ year, month, day })} the ${spokenOrdinal(day)} of ${monthName}`;
}

function spokenMoney(value: Value, text: string): string {
  const amount = typeof value === 'number' ? value : Number(text);
  if (!Number.isFinite(amount) || text === '') return text;
  const cents = Math.round(amount * 100);
  const rest = Math.abs(cents % 100);
  const whole = Math.trunc(cents / 100);
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
}

function spokenList(value: Value, text: string): string {
  if (!Array.isArray(value)) return text;
  const items: string[] = value.map(plainText);
  const last = items.pop();
  if (last === undefined) return '';
  return items.length === 0 ? last : `${items.join(', ')} or ${last}`;
}
