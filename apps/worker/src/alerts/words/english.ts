import type { AlertMeasure } from '@aybiza/db/alerts/alert-rule';

/** What a message about an alert says. Figures come with their units. */
export interface AlertWords {
  readonly measures: Readonly<Record<AlertMeasure, string>>;
  readonly soFar: string;
  lastMinutes(count: number): string;
  lastHours(count: number): string;
  lastDays(count: number): string;
  raised(name: string): string;
  over(name: string): string;
  /** @param figures.figures of `isNow` or `isBack` */
  measured(figures: { what: string; time: string; figures: string }): string;
  isNow(figures: { value: string; side: 'above' | 'below'; threshold: string }): string;
  isBack(figures: { calmAt: string; worst: string }): string;
  /** Before an address. */
  readonly allAlerts: string;
}

export const alertEnglish: AlertWords = {
  measures: {
    calls: 'Calls',
    contained: 'Calls that were settled without a person',
    transferred: 'Calls that were put through',
    left: 'Callers who hung up before the end',
    dropped: 'Calls that broke off',
    notUnderstood: 'Answers that were not understood',
    answerTime: 'Time until the agent answers (95 of 100 are quicker)',
    vendorFailures: 'Calls in which a provider failed and another stood in',
    stalledCalls: 'Calls that nobody looks after',
    failedSteps: 'Steps after calls that failed',
    failedWebhooks: 'Webhook messages that were not delivered',
    callsOfDay: 'Share of the day’s calls',
    minutesOfMonth: 'Share of the month’s minutes',
    costOfMonth: 'Share of the month’s cost',
  },
  soFar: 'so far',
  lastMinutes: (count) => `in the last ${count} minutes`,
  lastHours: (count) => (count === 1 ? 'in the last hour' : `in the last ${count} hours`),
  lastDays: (count) => (count === 1 ? 'in the last day' : `in the last ${count} days`),
  raised: (name) => `Alert: ${name}`,
  over: (name) => `Over: ${name}`,
  measured: ({ what, time, figures }) => `${what}, ${time}: ${figures}`,
  isNow: ({ value, side, threshold }) => `${value}. You want to know when it is ${side} ${threshold}.`,
  isBack: ({ calmAt, worst }) => `back at ${calmAt} or better. At worst it was ${worst}.`,
  allAlerts: 'All alerts:',
};
