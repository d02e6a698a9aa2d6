import {
  alertIdSchema,
  callBackIdSchema,
  callIdSchema,
  campaignIdSchema,
  watchIdSchema,
  webhookIdSchema,
} from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob } from '../define-job.ts';
import { alertEventSchema } from './mail-alert.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The schedule that Standard Webhooks recommends: 5 s to 24 h, some 75 h in all. Published to integrators; do not shorten. */
const PAUSES_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

export const callBackEventSchema = z.enum(['callBack.requested', 'callBack.done', 'callBack.givenUp']);
export type CallBackEvent = z.output<typeof callBackEventSchema>;

/** Tells one webhook about one event. */
export const deliverWebhook = defineJob({
  name: 'deliver-webhook',
  payload: z.discriminatedUnion('event', [
    z.object({ webhookId: webhookIdSchema, event: z.enum(['call.ended', 'flow.failing']), callId: callIdSchema }),
    z.object({ webhookId: webhookIdSchema, event: alertEventSchema, alertId: alertIdSchema }),
    z.object({ webhookId: webhookIdSchema, event: z.literal('deployment.rolledBack'), watchId: watchIdSchema }),
    z.object({
      webhookId: webhookIdSchema,
      event: callBackEventSchema,
      callBackId: callBackIdSchema,
      /** In which it was asked for: what is told goes when that call goes. */
      callId: callIdSchema.nullable(),
    }),
    z.object({
      webhookId: webhookIdSchema,
      event: z.enum(['campaign.paused', 'campaign.finished']),
      campaignId: campaignIdSchema,
    }),
  ]),
  attempts: PAUSES_MS.length + 1,
  backoffMs: (triesMade) => PAUSES_MS[Math.min(triesMade, PAUSES_MS.length) - 1] ?? 0,
  concurrency: 20,
});
