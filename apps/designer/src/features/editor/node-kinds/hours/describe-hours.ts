import type { NodeData } from '@aybiza/flow';
import { editorStrings } from '../../strings.ts';
import { isPastMidnight, type OpenRange } from './times.ts';

const text = editorStrings.kinds.hours;
const listFormat = new Intl.ListFormat('en-GB');
const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

type Hours = NodeData<'hours'>;

/** Days of the week, counted from 0, Monday, that have the same hours. */
interface DaysAlike {
  readonly days: readonly number[];
  readonly open: readonly OpenRange[];
}

/** When it is open, as one would tell a caller: the week, and the days that are otherwise. */
export function describeHours({ weekly, exceptions }: Pick<Hours, 'weekly' | 'exceptions'>): string {
  const alike = daysAlike(weekly);
  const open = alike.filter((days) => days.open.length > 0);
  const closed = alike.find((days) => days.open.length === 0);
  const sentences = [
    open.length === 0
      ? text.neverOpenSentence
      : text.openSentence(open.map((days) => `${describeDays(days.days)} ${describeRanges(days.open)}`).join('; ')),
    open.length === 0 || closed === undefined ? '' : text.closedSentence(describeDays(closed.days)),
    exceptions.length === 0 ? '' : text.exceptionsSentence(exceptions.length),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The week in a few words for a card, one line for days with the same hours. */
export function weekLines(weekly: Hours['weekly']): readonly string[] {
  return daysAlike(weekly)
    .filter(({ open }) => open.length > 0)
    .map(({ days, open }) => {
      const names = runsOf(days).map(([first, last]) =>
        first === last ? short(first) : `${short(first)}–${short(last)}`,
      );
      return `${names.join(', ')} ${open.map(({ from, to }) => `${from}–${to}`).join(', ')}`;
    });
}

/** The hours of one day. */
export function describeRanges(open: readonly OpenRange[]): string {
  return listFormat.format(
    open.map((range) => `${range.from}–${range.to}${isPastMidnight(range) ? ` ${text.nextDay}` : ''}`),
  );
}

/** A date as people say it; as it is written when it is none. */
export function describeDate(date: string): string {
  const at = Date.parse(`${date}T00:00Z`);
  return Number.isNaN(at) ? date : dateFormat.format(at);
}

function daysAlike(weekly: Hours['weekly']): DaysAlike[] {
  const found = new Map<string, { days: number[]; open: readonly OpenRange[] }>();
  for (const [index, [day]] of text.days.entries()) {
    const open = weekly[day].toSorted((left, right) => (left.from < right.from ? -1 : 1));
    const known = found.get(describeRanges(open));
    if (known === undefined) found.set(describeRanges(open), { days: [index], open });
    else known.days.push(index);
  }
  return [...found.values()];
}

/** “Monday to Friday and Sunday” */
function describeDays(days: readonly number[]): string {
  if (days.length === text.days.length) return text.everyDay;
  const names = runsOf(days).flatMap(([first, last]) => {
    if (last - first >= 2) return [text.fromDayTo(name(first), name(last))];
    return first === last ? [name(first)] : [name(first), name(last)];
  });
  return listFormat.format(names);
}

/** Days that follow each other, as the first and the last of them. */
function runsOf(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function name(day: number): string {
  return text.days[day]?.[1] ?? '';
}

function short(day: number): string {
  return name(day).slice(0, 3);
}
