import type { Formats } from '../../../formats/create-formats.ts';
import type { KeptFlow } from './version-source.ts';

export interface DayOfTimeline {
  readonly day: string;
  readonly kept: readonly KeptFlow[];
}

/** What was kept, newest first, by the days of the reader: “Today”, “Yesterday”, and then by their dates. */
export function toTimeline(kept: readonly KeptFlow[], now: number, dayOf: Formats['day']): DayOfTimeline[] {
  const days = new Map<string, KeptFlow[]>();
  for (const one of kept.toSorted((left, right) => right.at - left.at)) {
    const day = dayOf(one.at, now);
    const known = days.get(day);
    if (known === undefined) days.set(day, [one]);
    else known.push(one);
  }
  return [...days].map(([day, of]) => ({ day, kept: of }));
}
