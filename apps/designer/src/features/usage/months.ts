import type { Formats } from '../../formats/create-formats.ts';
import type { WordsOf } from '../../language/strings.ts';
import type { usageStrings } from './strings.ts';

/** A month of the calendar, as whole days. */
export interface Month {
  readonly from: string;
  readonly before: string;
  readonly label: string;
}

/** What a person looks at, as it stands in the page's address. */
export interface UsageChoice {
  /** `YYYY-MM`; empty: the running one. */
  month: string;
  agent: string;
}

export function readUsageChoice(query: string): UsageChoice {
  const written = new URLSearchParams(query);
  return { month: written.get('month') ?? '', agent: written.get('agent') ?? '' };
}

export function writeUsageChoice({ month, agent }: UsageChoice): string {
  return new URLSearchParams(Object.entries({ month, agent }).filter(([, value]) => value !== '')).toString();
}

const MONTHS = 13;

/** The running month and those before it, a year back. `today`: the date in the workspace's time zone. */
export function lastMonths(today: string, strings: WordsOf<typeof usageStrings>['period'], formats: Formats): Month[] {
  const name = formats.dates({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_month, back) => {
    const begins = Date.UTC(year, month - 1 - back, 1);
    const label = name(begins);
    return {
      from: dateOf(begins),
      before: dateOf(Date.UTC(year, month - back, 1)),
      label: back === 0 ? strings.running(label) : label,
    };
  });
}

function dateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
