import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { shiftDay } from '@aybiza/foundation/local-day';
import { NO_FILTERS, writeFilters } from '../calls/index.ts';
import type { AnalyticsFilters, Days, selectionOf } from './analytics-filters.ts';

type Outputs = inferRouterOutputs<AppRouter>['analytics'];
export type Volume = Outputs['getVolume'];
export type Sums = Omit<Volume[number], 'startsAt'>;
export type VersionSums = Outputs['getVersions'][number];
export type Comparison = Outputs['getComparison']['comparisons'][number];

/** What every panel is about. */
export interface Scene {
  readonly filters: AnalyticsFilters;
  readonly days: Days;
  readonly timeZone: string;
  /** As the API takes it. */
  readonly input: Days & { readonly timeZone: string } & ReturnType<typeof selectionOf>;
}

/** All calls of a period together. */
export function addUp(volume: Volume): Sums {
  const sums = { ...NO_CALLS };
  for (const step of volume) for (const key of KEYS) sums[key] += step[key];
  return sums;
}

const NO_CALLS: Sums = {
  calls: 0,
  contained: 0,
  transferred: 0,
  left: 0,
  dropped: 0,
  durationMs: 0,
  turns: 0,
  interruptions: 0,
  understoodKey: 0,
  understoodLocal: 0,
  understoodModel: 0,
  understoodNone: 0,
};
const KEYS = Object.keys(NO_CALLS).filter((key): key is keyof Sums => key in NO_CALLS);

/** The list of the calls behind a figure. Its days are those of the reader's clock, which may be off by hours from the workspace's. */
export function callsHref(
  { filters, days }: Scene,
  more: { outcome?: string; version?: string; day?: string } = {},
): string {
  const { day, outcome = '', version = filters.version } = more;
  const period = day === undefined ? { from: days.from, to: shiftDay(days.before, -1) } : { from: day, to: day };
  const kind = filters.tests === 'with' ? '' : 'real';
  return `/calls?${writeFilters({ ...NO_FILTERS, agent: filters.agent, version, outcome, kind, period: 'own', ...period })}`;
}
