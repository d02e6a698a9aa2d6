import { defineJob, doublingFrom } from '../define-job.ts';
import { afterCallPayload } from './after-call-payload.ts';

/** A step that keeps something of the caller. Only the database is asked. */
export const noteCaller = defineJob({
  name: 'note-caller',
  payload: afterCallPayload,
  attempts: 10,
  backoffMs: doublingFrom(2_000),
  concurrency: 4,
});
