import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { isDay, shiftDay } from '@aybiza/foundation/local-day';

/** What a person looks at, as it stands in the page's address; an empty text is what the page shows by itself. */
export interface AnalyticsFilters {
  period: string;
  /** Dates, for a period of one's own: the first day and the last. */
  from: string;
  to: string;
  agent: string;
  version: string;
  /** `with`: test calls count as well. */
  tests: string;
}

export const NO_CHOICE: AnalyticsFilters = { period: '', from: '', to: '', agent: '', version: '', tests: '' };

/** Days that each period has, today included. */
const DAYS: Readonly<Record<string, number>> = { today: 1, week: 7, month: 30, quarter: 90 };
export const PERIODS = ['today', 'week', 'month', 'quarter', 'own'] as const;
const USUAL = 'month';
/** By the hour a period of so many days can still be read. */
const DAYS_BY_HOUR = 3;
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

const KEYS = Object.keys(NO_CHOICE).filter(isKey);
function isKey(key: string): key is keyof AnalyticsFilters {
  return key in NO_CHOICE;
}

export function readChoice(query: string): AnalyticsFilters {
  const written = new URLSearchParams(query);
  const filters = { ...NO_CHOICE };
  for (const key of KEYS) filters[key] = written.get(key) ?? '';
  return filters;
}

export function writeChoice(filters: AnalyticsFilters): string {
  const entries = KEYS.filter((key) => filters[key] !== '').map((key) => [key, filters[key]]);
  return new URLSearchParams(entries).toString();
}

/** The period that is meant, whatever an address says. */
export function periodOf({ period }: AnalyticsFilters): (typeof PERIODS)[number] {
  return PERIODS.find((known) => known === period) ?? USUAL;
}

/** Whole days of the workspace's clocks: the first, and the first that is not part of it any more. */
export interface Days {
  readonly from: string;
  readonly before: string;
}

/** The days that are meant. `today`: the date in the workspace's time zone. A period that makes no sense is the usual one. */
export function daysOf(filters: AnalyticsFilters, today: string): Days {
  const tomorrow = shiftDay(today, 1);
  const period = periodOf(filters);
  if (period === 'own') {
    const { from, to } = filters;
    const before = isDay(to) ? shiftDay(to, 1) : tomorrow;
    if (isDay(from) && from < before && lengthOf({ from, before }) <= MOST_DAYS) return { from, before };
  }
  return { from: shiftDay(tomorrow, -(DAYS[period] ?? DAYS[USUAL] ?? 30)), before: tomorrow };
}

/** As many days right before. */
export function daysBefore(days: Days): Days {
  return { from: shiftDay(days.from, -lengthOf(days)), before: days.from };
}

export function lengthOf({ from, before }: Days): number {
  return (Date.parse(before) - Date.parse(from)) / DAY_MS;
}

/** Short periods are shown by the hour. */
export function stepOf(days: Days): 'day' | 'hour' {
  return lengthOf(days) <= DAYS_BY_HOUR ? 'hour' : 'day';
}

/** What the API is asked with, beside the days. */
export function selectionOf(filters: AnalyticsFilters) {
  const agentId = agentIdSchema.safeParse(filters.agent).data;
  const flowVersionId = agentId && flowVersionIdSchema.safeParse(filters.version).data;
  return {
    ...(agentId === undefined ? {} : { agentId }),
    ...(flowVersionId === undefined ? {} : { flowVersionId }),
    ...(filters.tests === 'with' ? {} : { isTest: false }),
  };
}
