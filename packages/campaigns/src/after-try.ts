import { type CallingWeek, nextCallAt } from './calling-hours.ts';

/**
 * How a call that a campaign made ended. `unknown`: the telephone company did not say whether it placed it, so that somebody may have been
 * called. `hungUpEarly`: a person picked up and was gone before anything could be said.
 */
export const TRY_OUTCOMES = [
  'reached',
  'machine',
  'noAnswer',
  'busy',
  'failed',
  'hungUpEarly',
  'optedOut',
  'unknown',
] as const;
export type TryOutcome = (typeof TRY_OUTCOMES)[number];

/** After which of them somebody is called again, and how many minutes later; null: not again. */
export interface RetryRules {
  readonly mostTries: number;
  readonly pauseMinutes: Readonly<Record<RetriedOutcome, number | null>>;
}
export const RETRIED_OUTCOMES = ['machine', 'noAnswer', 'busy', 'failed', 'hungUpEarly'] as const;
export type RetriedOutcome = (typeof RETRIED_OUTCOMES)[number];

/**
 * Where a number of a campaign stands. `waiting`: to be called when it is due. `calling`: a call was asked for or is on. All others are final.
 * `noHours`: it can never be called within the hours. `notCallable`: the workspace may not call it.
 */
export const NUMBER_STATUSES = [
  'waiting',
  'calling',
  'reached',
  'messageLeft',
  'notReached',
  'optedOut',
  'noHours',
  'notCallable',
  'unknown',
  'cancelled',
] as const;
export type NumberStatus = (typeof NUMBER_STATUSES)[number];
export type FinalStatus = Exclude<NumberStatus, 'waiting' | 'calling'>;

export type NextStep = { readonly status: 'waiting'; readonly dueAt: number } | { readonly status: FinalStatus };

const MINUTE_MS = 60_000;

/**
 * What follows from a try: another one within the hours, or the end. Whoever was reached, asked not to be called, or may have been called is
 * never called again. A machine on which no second call follows has the message.
 * @param tries how many there were, this one included
 * @param endedAt epoch milliseconds
 */
export function afterTry(
  rules: RetryRules,
  ended: { outcome: TryOutcome; tries: number; endedAt: number },
  where: { week: CallingWeek; zones: readonly string[] },
): NextStep {
  const { outcome, tries, endedAt } = ended;
  if (outcome === 'reached' || outcome === 'optedOut' || outcome === 'unknown') return { status: outcome };
  const pause = rules.pauseMinutes[outcome];
  if (outcome === 'machine' && pause === null) return { status: 'messageLeft' };
  if (pause === null || tries >= rules.mostTries) return { status: 'notReached' };
  const dueAt = nextCallAt(where.week, where.zones, endedAt + pause * MINUTE_MS);
  return dueAt === undefined ? { status: 'notReached' } : { status: 'waiting', dueAt };
}
