import type { AppRouter, inferRouterOutputs } from '@aybiza/api';

export type Campaign = inferRouterOutputs<AppRouter>['campaign']['get'];
export type CampaignNumber = inferRouterOutputs<AppRouter>['campaign']['listNumbers']['items'][number];
export type NumberStatus = CampaignNumber['status'];
type Counts = Campaign['counts'];

export const NUMBER_TONES = {
  waiting: 'neutral',
  calling: 'accent',
  reached: 'good',
  messageLeft: 'good',
  notReached: 'warn',
  optedOut: 'warn',
  noHours: 'warn',
  notCallable: 'bad',
  unknown: 'bad',
  cancelled: 'neutral',
} as const satisfies Record<NumberStatus, string>;

/** In the order in which they are shown: what came of it, and then whose turn is to come. */
export const SHOWN_STATUSES = [
  'reached',
  'messageLeft',
  'notReached',
  'optedOut',
  'noHours',
  'notCallable',
  'unknown',
  'cancelled',
  'calling',
  'waiting',
] as const satisfies readonly NumberStatus[];

/** Where a campaign stands for whoever looks at it. */
export type Standing = Campaign['status'] | 'planned';

export const STANDING_TONES = {
  draft: 'neutral',
  planned: 'accent',
  running: 'accent',
  paused: 'warn',
  finished: 'good',
  cancelled: 'neutral',
} as const satisfies Record<Standing, string>;

/** So old may a page's notion of now be, and so wrong the clock of its device. */
const CLOCK_ERROR_MS = 60_000;

/** One that was started for later is planned until then. @param now epoch milliseconds */
export function standingOf({ status, startsAt }: Pick<Campaign, 'status' | 'startsAt'>, now: number): Standing {
  return status === 'running' && startsAt !== null && startsAt > now + CLOCK_ERROR_MS ? 'planned' : status;
}

export function isOver({ status }: Pick<Campaign, 'status'>): boolean {
  return status === 'finished' || status === 'cancelled';
}

/** How many are on the list, and for how many it is over. */
export function progressOf(counts: Counts): { total: number; settled: number } {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { total, settled: total - counts.waiting - counts.calling };
}

/** What somebody is called on the screen. */
export function whoOf({ name, e164 }: Pick<CampaignNumber, 'name' | 'e164'>): string {
  return name === '' ? e164 : name;
}

/** After how many milliseconds is read again how it stands. Calls under way end when a campaign is paused or over, too. */
export function refreshMs(status: Campaign['status'] | undefined, isAnyoneCalled: boolean | undefined): number {
  return status === 'running' || isAnyoneCalled === true ? 2_000 : 10_000;
}
