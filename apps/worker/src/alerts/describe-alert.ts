import { ALERT_UNITS, type AlertMeasure, isLimitMeasure } from '@aybiza/db/alerts/alert-rule';
import type { Alert } from '@aybiza/db/alerts/alerts';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { AlertEvent } from '@aybiza/jobs';

const MEASURES: Readonly<Record<AlertMeasure, string>> = {
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
};

/** What is told of an alert: in a few words, and the sentence behind them. */
export function describeAlert(
  { rule, raisedValue, worstValue }: Alert,
  event: AlertEvent,
): {
  subject: string;
  sentence: string;
} {
  const time = isLimitMeasure(rule.measure) ? 'so far' : `in the last ${lasting(rule.windowMinutes)}`;
  const measured = `${MEASURES[rule.measure]}, ${time}`;
  const limit = `${rule.side} ${toText(rule.measure, rule.threshold)}`;
  if (event === 'alert.raised')
    return {
      subject: `Alert: ${rule.name}`,
      sentence: `${measured}: ${toText(rule.measure, raisedValue)}. You want to know when it is ${limit}.`,
    };
  return {
    subject: `Over: ${rule.name}`,
    sentence: `${measured}: back at ${toText(rule.measure, rule.calmAt)} or better. At worst it was ${toText(rule.measure, worstValue)}.`,
  };
}

function lasting(minutes: number): string {
  if (minutes % 1_440 === 0) return minutes === 1_440 ? 'day' : `${minutes / 1_440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? 'hour' : `${minutes / 60} hours`;
  return `${minutes} minutes`;
}

function toText(measure: AlertMeasure, value: number): string {
  const unit = ALERT_UNITS[measure];
  const rounded = String(Math.round(value * 10) / 10);
  switch (unit) {
    case 'percent':
      return `${rounded} %`;
    case 'ms':
      return `${Math.round(value)} ms`;
    case 'calls':
    case 'steps':
    case 'messages':
      return rounded;
    default:
      return assertNever(unit);
  }
}
