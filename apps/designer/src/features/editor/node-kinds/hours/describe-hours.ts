import type { NodeData } from '@aybiza/flow';
import type { EditorWords } from '../../strings.ts';
import { isPastMidnight, type OpenRange } from './times.ts';

type Hours = NodeData<'hours'>;
type Words = EditorWords['kinds']['hours'];

/** As a week has them; the names come with the words. */
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Days of the week, counted from 0, Monday, that have the same hours. */
interface DaysAlike {
  readonly days: readonly number[];
  readonly open: readonly OpenRange[];
}

/** When it is open, as one would tell a caller: the week, and the days that are otherwise. */
export function describeHours({ weekly, exceptions }: Pick<Hours, 'weekly' | 'exceptions'>, text: Words): string {
  const alike = daysAlike(weekly);
  const open = alike.filter((days) => days.open.length > 0);
  const closed = alike.find((days) => days.open.length === 0);
  const sentences = [
    open.length === 0
      ? text.neverOpenSentence
      : text.openSentence(
          open.map((days) => `${describeDays(days.days, text)} ${describeRanges(days.open, text)}`).join('; '),
        ),
    open.length === 0 || closed === undefined ? '' : text.closedSentence(describeDays(closed.days, text)),
    exceptions.length === 0 ? '' : text.exceptionsSentence(exceptions.length),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The week in a few words for a card, one line for days with the same hours. */
export function weekLines(weekly: Hours['weekly'], text: Words): readonly string[] {
  const short = (day: number) => text.shortDay(name(day, text));
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
export function describeRanges(open: readonly OpenRange[], text: Words): string {
  return text.list(open.map((range) => `${range.from}–${range.to}${isPastMidnight(range) ? ` ${text.nextDay}` : ''}`));
}

/** A date as people say it; as it is written when it is none. */
export function describeDate(date: string, text: Words): string {
  const at = Date.parse(`${date}T00:00Z`);
  return Number.isNaN(at) ? date : text.dateOf(at);
}

function daysAlike(weekly: Hours['weekly']): DaysAlike[] {
  const found = new Map<string, { days: number[]; open: readonly OpenRange[] }>();
  for (const [index, day] of DAYS.entries()) {
    const open = weekly[day].toSorted((left, right) => (left.from < right.from ? -1 : 1));
    const key = open.map(({ from, to }) => `${from}–${to}`).join();
    const known = found.get(key);
    if (known === undefined) found.set(key, { days: [index], open });
    else known.days.push(index);
  }
  return [...found.values()];
}

/** “Monday to Friday and Sunday” */
function describeDays(days: readonly number[], text: Words): string {
  if (days.length === DAYS.length) return text.everyDay;
  const names = runsOf(days).flatMap(([first, last]) => {
    if (last - first >= 2) return [text.fromDayTo(name(first, text), name(last, text))];
    return first === last ? [name(first, text)] : [name(first, text), name(last, text)];
  });
  return text.list(names);
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

function name(index: number, text: Words): string {
  const day = DAYS[index];
  return day === undefined ? '' : text.days[day];
}
