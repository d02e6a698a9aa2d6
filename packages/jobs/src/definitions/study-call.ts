import { defineJob, doublingFrom } from '../define-job.ts';
import { afterCallPayload } from './after-call-payload.ts';

/** A step that asks the model about a call: a summary, values, a score. */
export const studyCall = defineJob({
  name: 'study-call',
  payload: afterCallPayload,
  attempts: 10,
  backoffMs: doublingFrom(5_000),
  concurrency: 4,
});
