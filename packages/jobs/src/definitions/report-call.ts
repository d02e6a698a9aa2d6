import { defineJob } from '../define-job.ts';
import { afterCallPayload } from './after-call-payload.ts';
import { deliverWebhook } from './deliver-webhook.ts';

/** A step that tells another system about a call, on the schedule of the other webhooks. */
export const reportCall = defineJob({
  name: 'report-call',
  payload: afterCallPayload,
  attempts: deliverWebhook.attempts,
  backoffMs: (triesMade) => deliverWebhook.backoffMs(triesMade),
  concurrency: 20,
});
