import {
  ALERT_UNITS,
  type AlertMeasure,
  alertConditionSchema,
  alertMeasureSchema,
  isLimitMeasure,
} from '@aybiza/db/alerts/alert-rule';
import { agentIdSchema, alertIdSchema, alertRuleIdSchema } from '@aybiza/foundation/ids';
import { mailAddressSchema } from '@aybiza/providers/mail/mail-address';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

const WEEK_MINUTES = 7 * 24 * 60;
const MOST_PERCENT = 100;

const ruleShape = {
  name: plainText(80)
    .transform((text) => text.trim())
    .pipe(z.string().min(1)),
  /** `calls`, `vendorFailures`, `stalledCalls`, `failedSteps`, `failedWebhooks`: a number. `answerTime`: ms, of 95 in 100. `callsOfDay`, `minutesOfMonth`, `costOfMonth`: percent of the limit. The others: percent of the calls, or of the answers. */
  measure: alertMeasureSchema,
  /** Left out: of all agents. */
  agentId: agentIdSchema.optional(),
  side: z.enum(['above', 'below']),
  threshold: z.number().min(0).max(1_000_000),
  /** The alert is over once the measure is back here; left out, at the threshold. */
  calmAt: z.number().min(0).max(1_000_000).optional(),
  /** Of a limit its day or month is looked at, whatever this says. */
  windowMinutes: z.int().min(15).max(WEEK_MINUTES),
  /** With fewer calls in that time nothing is said. */
  atLeastCalls: z.int().min(0).max(100_000).default(0),
  emails: z.array(mailAddressSchema).max(10).default([]),
  enabled: z.boolean().default(true),
};

interface Thresholds {
  readonly agentId?: string | undefined;
  readonly measure: AlertMeasure;
  readonly side: 'above' | 'below';
  readonly threshold: number;
  readonly calmAt?: number | undefined;
}

function checkThresholds(rule: Thresholds, context: z.core.$RefinementCtx) {
  const { measure, side, threshold, calmAt = threshold, agentId } = rule;
  const report = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (ALERT_UNITS[measure] === 'percent' && threshold > MOST_PERCENT) report('threshold', 'a share of 0 to 100 %');
  if (agentId !== undefined && isLimitMeasure(measure)) report('agentId', 'limits are of all agents together');
  if (side === 'above' ? calmAt > threshold : calmAt < threshold)
    report('calmAt', side === 'above' ? 'the threshold or less' : 'the threshold or more');
}

export const createAlertRuleInput = z.strictObject(ruleShape).superRefine(checkThresholds);
export const changeAlertRuleInput = z
  .strictObject({ alertRuleId: alertRuleIdSchema, ...ruleShape })
  .superRefine(checkThresholds);
export const deleteAlertRuleInput = z.strictObject({ alertRuleId: alertRuleIdSchema });
export const createAlertRuleOutput = z.object({ alertRuleId: alertRuleIdSchema });
export const doneOutput = z.object({ done: z.literal(true) });

export const listAlertRulesOutput = z.array(
  alertConditionSchema.extend({
    id: alertRuleIdSchema,
    enabled: z.boolean(),
    /** When it was looked at last; null where too few calls told anything. */
    lastValue: z.number().nullable(),
    checkedAt: z.int().nullable(),
  }),
);

export const listAlertsOutput = z.array(
  z.object({
    id: alertIdSchema,
    ruleId: alertRuleIdSchema,
    /** As it was then. */
    rule: alertConditionSchema,
    raisedAt: z.int(),
    raisedValue: z.number(),
    worstValue: z.number(),
    clearedAt: z.int().nullable(),
    /** When somebody of the workspace looked at it first. */
    seenAt: z.int().nullable(),
  }),
);
export const countAlertsOutput = z.object({ unseen: z.int(), raised: z.int() });
/** `until`: the newest that was shown, so that none is marked that came meanwhile. */
export const seeAlertsInput = z.strictObject({ until: z.int() });
