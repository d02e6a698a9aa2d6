import type { KeptFlow } from './version-source.ts';

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
const withYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export interface DayOfTimeline {
  readonly day: string;
  readonly kept: readonly KeptFlow[];
}

/** What was kept, newest first, by the days of the reader: “Today”, “Yesterday”, and then by their dates. */
export function toTimeline(kept: readonly KeptFlow[], now: number): DayOfTimeline[] {
  const days = new Map<string, KeptFlow[]>();
  for (const one of kept.toSorted((left, right) => right.at - left.at)) {
    const day = dayOf(one.at, now);
    const known = days.get(day);
    if (known === undefined) days.set(day, [one]);
    else known.push(one);
  }
  return [...days].map(([day, of]) => ({ day, kept: of }));
}

function dayOf(at: number, now: number): string {
  // Days of the calendar, and not of twenty-four hours: once or twice a year one is shorter or longer.
  const days = Math.round((midnightOf(now) - midnightOf(at)) / 86_400_000);
  if (days <= 1) {
    const word = relative.format(-Math.max(0, days), 'day');
    return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  }
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? weekday.format(at) : withYear.format(at);
}

function midnightOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
