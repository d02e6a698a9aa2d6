import { agentIdSchema, alertRuleIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn } from '../columns.ts';
import type { LimitName } from '../usage/limit-notices.ts';

/** What can be watched. */
export const alertMeasureSchema = z.enum([
  'calls',
  'contained',
  'transferred',
  'left',
  'dropped',
  'notUnderstood',
  'answerTime',
  'vendorFailures',
  'stalledCalls',
  'failedSteps',
  'failedWebhooks',
  'callsOfDay',
  'minutesOfMonth',
  'costOfMonth',
]);
export type AlertMeasure = z.output<typeof alertMeasureSchema>;

/** What the thresholds of each are given in. */
export const ALERT_UNITS = {
  calls: 'calls',
  contained: 'percent',
  transferred: 'percent',
  left: 'percent',
  dropped: 'percent',
  notUnderstood: 'percent',
  answerTime: 'ms',
  vendorFailures: 'calls',
  stalledCalls: 'calls',
  failedSteps: 'steps',
  failedWebhooks: 'messages',
  callsOfDay: 'percent',
  minutesOfMonth: 'percent',
  costOfMonth: 'percent',
} as const satisfies Record<AlertMeasure, string>;

/** Which limit of the workspace each of these is a share of: of its day or month, of all its agents, however few the calls. */
export const LIMIT_MEASURES = {
  callsOfDay: 'callsPerDay',
  minutesOfMonth: 'minutesPerMonth',
  costOfMonth: 'costPerMonth',
} as const satisfies Partial<Record<AlertMeasure, LimitName>>;
export type LimitMeasure = keyof typeof LIMIT_MEASURES;

export function isLimitMeasure(measure: AlertMeasure): measure is LimitMeasure {
  return Object.hasOwn(LIMIT_MEASURES, measure);
}

/** What is watched, and when somebody wants to be told. */
export const alertConditionSchema = z.object({
  name: z.string(),
  measure: alertMeasureSchema,
  /** Null: of all agents. */
  agentId: agentIdSchema.nullable(),
  side: z.enum(['above', 'below']),
  threshold: z.number(),
  /** It is over once the measure is back here. */
  calmAt: z.number(),
  /** The time that is looked back on; of a limit its day or month is, whatever this says. */
  windowMinutes: z.int(),
  /** With fewer calls a share or a time tells nothing. */
  atLeastCalls: z.int(),
  emails: z.array(z.string()),
});
export type AlertCondition = z.output<typeof alertConditionSchema>;

export const alertRuleSchema = alertConditionSchema.extend({
  id: alertRuleIdSchema,
  enabled: z.boolean(),
  /** When it was looked at last; null where there were too few calls. */
  lastValue: z.number().nullable(),
  checkedAt: momentColumn.nullable(),
});
export type AlertRule = z.output<typeof alertRuleSchema>;

/** What a look at a measure changes. `stays`: nothing, though the worst value may be another one. */
export type AlertChange = 'raise' | 'clear' | 'stays';

/**
 * Between the threshold and calm nothing changes, whichever side it was before (hysteresis). A measure of which nothing is known changes
 * nothing either.
 */
export function decideAlert(
  { side, threshold, calmAt }: Pick<AlertCondition, 'side' | 'threshold' | 'calmAt'>,
  isRaised: boolean,
  value: number | null,
): AlertChange {
  if (value === null) return 'stays';
  const sign = side === 'above' ? 1 : -1;
  if (!isRaised) return sign * value > sign * threshold ? 'raise' : 'stays';
  return sign * value <= sign * calmAt ? 'clear' : 'stays';
}
