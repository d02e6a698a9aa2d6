import { defineJob, doublingFrom } from '../define-job.ts';
import { afterCallPayload } from './after-call-payload.ts';

/** A step that sends an e-mail. A try that is repeated sends it under the same id. */
export const mailStaff = defineJob({
  name: 'mail-staff',
  payload: afterCallPayload,
  attempts: 10,
  backoffMs: doublingFrom(60_000),
  concurrency: 4,
});
