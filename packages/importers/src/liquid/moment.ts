import { ownEntry } from '../own-entry.ts';
import type { Named } from '../typed-part.ts';
import { grouped, quote } from '../write-template.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

function oneOf(names: readonly string[], place: string): string {
  return `string([${names.map(quote).join(', ')}][${place} - 1])`;
}

function short(names: readonly string[]): readonly string[] {
  return names.map((name) => name.slice(0, 3));
}

/** Midnight and noon are twelve. */
const HALF_DAY_HOUR = '(hour(time_now) + 11) % 12 + 1';
const IS_MORNING = 'hour(time_now) < 12';

/** What each letter of a format (`strftime`) stands for, as text. The date and the time of a call are always set. */
const PARTS: Readonly<Record<string, string>> = {
  '%Y': 'substring(today, 0, 4)',
  '%y': 'substring(today, 2, 4)',
  '%m': 'substring(today, 5, 7)',
  '%-m': 'string(month(today))',
  '%d': 'substring(today, 8, 10)',
  '%-d': 'string(dayOfMonth(today))',
  '%e': 'string(dayOfMonth(today))',
  '%B': oneOf(MONTHS, 'month(today)'),
  '%b': oneOf(short(MONTHS), 'month(today)'),
  '%A': oneOf(DAYS, 'weekday(today)'),
  '%a': oneOf(short(DAYS), 'weekday(today)'),
  '%u': 'string(weekday(today))',
  '%w': 'string(weekday(today) % 7)',
  '%F': 'today',
  '%H': 'substring(time_now, 0, 2)',
  '%-H': 'string(hour(time_now))',
  '%k': 'string(hour(time_now))',
  '%I': `(${HALF_DAY_HOUR}) < 10 ? "0" + string(${HALF_DAY_HOUR}) : string(${HALF_DAY_HOUR})`,
  '%-I': `string(${HALF_DAY_HOUR})`,
  '%l': `string(${HALF_DAY_HOUR})`,
  '%M': 'substring(time_now, 3, 5)',
  '%-M': 'string(minute(time_now))',
  '%p': `${IS_MORNING} ? "AM" : "PM"`,
  '%P': `${IS_MORNING} ? "am" : "pm"`,
  '%R': 'time_now',
  // Calls know the minute and no seconds.
  '%S': '"00"',
  '%T': 'time_now + ":00"',
  '%%': '"%"',
};

const TOKEN = /(%-?[A-Za-z%])/;
const WHOLE: Readonly<Record<string, string>> = { '%Y-%m-%d': '%F', '%H:%M': '%R' };

/** The moment when the call began, written in a format of `strftime`; undefined when a part of it is not known here. */
export function writeMoment(format: string): Named | undefined {
  if (format === '') return undefined;
  const known = Object.entries(WHOLE).reduce((text, [long, short]) => text.replaceAll(long, short), format);
  const parts = known
    .split(TOKEN)
    .filter((part) => part !== '')
    .map((part) => (TOKEN.test(part) ? ownEntry(PARTS, part) : quote(part)));
  const filled = parts.filter((part) => part !== undefined);
  if (filled.length < parts.length) return undefined;
  const [only = '""', ...more] = filled;
  return { expression: more.length === 0 ? only : filled.map(grouped).join(' + '), type: 'text' };
}
