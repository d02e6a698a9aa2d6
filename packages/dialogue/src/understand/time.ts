import { normalise, wordsOf } from './normalise.ts';
import { figuresFor } from './number-words.ts';
import type { UnderstoodValue } from './understood-value.ts';

/** An hour without am or pm means the part of the day when people make appointments: 1 to 6 are afternoon. */
const LAST_AFTERNOON_HOUR = 6;

interface ClockTime {
  hour: number;
  minute: number;
  half: 'am' | 'pm' | undefined;
}

/** A time of day as `HH:MM`: "half past three", "quarter to four", "3:30 pm", "ten in the morning", "noon". */
export function understandTime(text: string): UnderstoodValue | undefined {
  const figures = ` ${figuresFor(wordsOf(normalise(text))).join(' ')} `;
  if (/ (noon|midday) /.test(figures)) return { value: '12:00', score: 0.9 };
  if (/ midnight /.test(figures)) return { value: '00:00', score: 0.9 };
  const found = readSpoken(figures) ?? readFigures(figures);
  if (found === undefined) return undefined;
  const hour = toDayHour(found);
  if (hour > 23 || found.minute > 59) return undefined;
  return { value: `${String(hour).padStart(2, '0')}:${String(found.minute).padStart(2, '0')}`, score: 0.9 };
}

function halfOfDay(text: string): 'am' | 'pm' | undefined {
  if (/ (am|in the morning|morning) /.test(text)) return 'am';
  if (/ (pm|in the (afternoon|evening)|afternoon|evening|tonight|at night) /.test(text)) return 'pm';
  return undefined;
}

function readSpoken(text: string): ClockTime | undefined {
  const half = halfOfDay(text);
  const spoken = / (half|quarter|\d{1,2})(?: minutes?)? (past|after|to|before|till?) (\d{1,2}) /.exec(text);
  if (spoken !== null) {
    const minutes = spoken[1] === 'half' ? 30 : spoken[1] === 'quarter' ? 15 : Number(spoken[1]);
    const isBefore = ['to', 'before', 'til', 'till'].includes(spoken[2] ?? '');
    const hour = Number(spoken[3]);
    if (isBefore) return { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minutes, half };
    return { hour, minute: minutes, half };
  }
  // "half three" is half past three in British English.
  const british = / half (\d{1,2}) /.exec(text);
  return british === null ? undefined : { hour: Number(british[1]), minute: 30, half };
}

function readFigures(text: string): ClockTime | undefined {
  const half = halfOfDay(text);
  const withColon = / (\d{1,2}):(\d{2}) ?/.exec(text);
  if (withColon !== null) return { hour: Number(withColon[1]), minute: Number(withColon[2]), half };
  const glued = / (\d{1,2})(am|pm) /.exec(text);
  if (glued !== null) return { hour: Number(glued[1]), minute: 0, half: glued[2] === 'am' ? 'am' : 'pm' };
  const pair = /(?: at| around| about| by)? (\d{1,2}) (0 )?(\d{1,2})(?= (am|pm|in|please|on|$)|\s*$)/.exec(text);
  if (pair !== null && isPair(pair)) return { hour: Number(pair[1]), minute: Number(pair[3]), half };
  const marked =
    / (?:at|around|about|by|from|after|make it) (\d{1,2})(?: o clock)? /.exec(text) ??
    / (\d{1,2}) (?:o clock|am|pm|in the) /.exec(text);
  if (marked !== null) return { hour: Number(marked[1]), minute: 0, half };
  const alone = /^ (\d{1,2}) $/.exec(text);
  return alone === null ? undefined : { hour: Number(alone[1]), minute: 0, half };
}

/** "three thirty", "ten oh five" — but not "two three", which are digits. */
function isPair(pair: RegExpExecArray): boolean {
  const minute = Number(pair[3]);
  return Number(pair[1]) <= 23 && minute <= 59 && (minute >= 10 || pair[2] !== undefined);
}

function toDayHour({ hour, half }: ClockTime): number {
  if (half === 'am') return hour === 12 ? 0 : hour;
  if (half === 'pm') return hour < 12 ? hour + 12 : hour;
  return hour >= 1 && hour <= LAST_AFTERNOON_HOUR ? hour + 12 : hour;
}
