import { findMentions, type Mention } from './mention.ts';

/** Without am or pm an hour means the part of the day when people make appointments: 1 to 6 are afternoon. */
const LAST_AFTERNOON_HOUR = 6;
const MARKERS = new Set(['at', 'around', 'about', 'by', 'after', 'until']);
const NAMED: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);

interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly length: number;
}

/**
 * The times of day in spoken words, as `HH:MM`.
 * @param mayBeBare may the figure at this index be an hour although nothing marks it as one?
 */
export function findTimes(words: readonly string[], mayBeBare: (index: number) => boolean): Mention<string>[] {
  const half = halfOfDay(words);
  return findMentions(words, (index) => {
    const named = NAMED.get(words[index] ?? '');
    if (named !== undefined) return { value: named, length: 1 };
    const marked = MARKERS.has(words[index] ?? '') ? readClock(words, index + 1, true) : undefined;
    const found =
      marked === undefined ? readClock(words, index, mayBeBare(index)) : { ...marked, length: marked.length + 1 };
    if (found === undefined) return undefined;
    const hour = toDayHour(found.hour, half);
    if (hour > 23 || found.minute > 59) return undefined;
    return { value: `${String(hour).padStart(2, '0')}:${String(found.minute).padStart(2, '0')}`, length: found.length };
  });
}

function readClock(words: readonly string[], index: number, isMarked: boolean): ClockTime | undefined {
  const found = readRelative(words, index) ?? readColon(words, index) ?? readPair(words, index, isMarked);
  return found ?? readHour(words, index, isMarked);
}

/** "half past three", "quarter to four", "twenty minutes past two", British "half three". */
function readRelative(words: readonly string[], index: number): ClockTime | undefined {
  const amount = words[index] ?? '';
  const minute = amount === 'half' ? 30 : amount === 'quarter' ? 15 : numberAt(words, index, 59);
  if (minute === undefined) return undefined;
  const counted = /^minutes?$/.test(words[index + 1] ?? '') ? 1 : 0;
  const direction = words[index + 1 + counted] ?? '';
  const hour = numberAt(words, index + 2 + counted, 24);
  if (amount === 'half' && hour === undefined) {
    const british = numberAt(words, index + 1, 12);
    return british === undefined ? undefined : { hour: british, minute: 30, length: 2 };
  }
  // "nine to five" are opening hours; "ten to five" is a time.
  if (hour === undefined || (counted === 0 && minute % 5 !== 0)) return undefined;
  if (direction === 'past' || direction === 'after') return { hour, minute, length: 3 + counted };
  if (!['to', 'before', 'till'].includes(direction)) return undefined;
  return { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minute, length: 3 + counted };
}

/** "10:30", "10.30 am". */
function readColon(words: readonly string[], index: number): ClockTime | undefined {
  const found = /^(\d{1,2})([:.])(\d{2})$/.exec(words[index] ?? '');
  if (found === null || (found[2] === '.' && !isHalf(words[index + 1]))) return undefined;
  return { hour: Number(found[1]), minute: Number(found[3]), length: isHalf(words[index + 1]) ? 2 : 1 };
}

/** "three thirty", "ten oh five": unmarked only in steps of five minutes, so that digits are not taken for a time. */
function readPair(words: readonly string[], index: number, isMarked: boolean): ClockTime | undefined {
  const hour = numberAt(words, index, 23);
  const oh = ['oh', '0', 'o'].includes(words[index + 1] ?? '') ? 1 : 0;
  const minute = numberAt(words, index + 1 + oh, 59);
  const after = index + 2 + oh;
  if (hour === undefined || minute === undefined || isFigure(words[index - 1]) || isFigure(words[after]))
    return undefined;
  if ((oh === 0 && minute < 10) || (!isMarked && !isHalf(words[after]) && minute % 5 !== 0)) return undefined;
  return { hour, minute, length: 2 + oh + (isHalf(words[after]) ? 1 : 0) };
}

/** "ten o'clock", "three pm", "nine in the morning", and a bare "ten" where one may stand. */
function readHour(words: readonly string[], index: number, isMarked: boolean): ClockTime | undefined {
  const hour = numberAt(words, index, 23);
  if (hour === undefined || isFigure(words[index - 1]) || isFigure(words[index + 1])) return undefined;
  const next = words[index + 1] ?? '';
  if (next === 'oclock') return { hour, minute: 0, length: 2 };
  if (isHalf(next)) return { hour, minute: 0, length: 2 };
  if (next === 'in' && words[index + 2] === 'the' && /^(morning|afternoon|evening)$/.test(words[index + 3] ?? ''))
    return { hour, minute: 0, length: 4 };
  return isMarked && isAlone(next) ? { hour, minute: 0, length: 1 } : undefined;
}

/** "at ten people", "ten of March" are no times. */
function isAlone(next: string): boolean {
  return (
    next === '' ||
    /^(on|please|then|and|if|would|for|is|will|or|today|tomorrow|next|this|thanks|thank|\w+day|work|works|in|the)$/.test(
      next,
    )
  );
}

function numberAt(words: readonly string[], index: number, most: number): number | undefined {
  const word = words[index] ?? '';
  return /^\d{1,2}$/.test(word) && Number(word) <= most ? Number(word) : undefined;
}

function isFigure(word: string | undefined): boolean {
  return /^\d/.test(word ?? '');
}

function isHalf(word: string | undefined): boolean {
  return word === 'am' || word === 'pm';
}

function halfOfDay(words: readonly string[]): 'am' | 'pm' | undefined {
  // "am" counts after a figure only: "I am" is a verb. "Good morning" greets.
  const said = words.filter((word, index) =>
    word === 'am'
      ? isFigure(words[index - 1])
      : words[index - 1] !== 'good' && /^(pm|morning|afternoon|evening|tonight)$/.test(word),
  );
  if (said.some((word) => word === 'am' || word === 'morning')) return 'am';
  return said.length > 0 ? 'pm' : undefined;
}

function toDayHour(hour: number, half: 'am' | 'pm' | undefined): number {
  if (half === 'am') return hour === 12 ? 0 : hour;
  if (half === 'pm') return hour < 12 ? hour + 12 : hour;
  return hour >= 1 && hour <= LAST_AFTERNOON_HOUR ? hour + 12 : hour;
}
