import { alertIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob, doublingFrom } from '../define-job.ts';

/** That an alert has begun, or is over. */
export const alertEventSchema = z.enum(['alert.raised', 'alert.cleared']);
export type AlertEvent = z.output<typeof alertEventSchema>;

/** Tells people of an alert by e-mail. A try that is repeated sends it under the same id. */
export const mailAlert = defineJob({
  name: 'mail-alert',
  payload: z.object({ alertId: alertIdSchema, event: alertEventSchema }),
  attempts: 8,
  backoffMs: doublingFrom(30_000),
  concurrency: 4,
});
