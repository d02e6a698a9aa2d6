import { defineJob, doublingFrom } from '../define-job.ts';
import { afterCallPayload } from './after-call-payload.ts';

/** A step that copies a recording. */
export const exportRecording = defineJob({
  name: 'export-recording',
  payload: afterCallPayload,
  attempts: 10,
  backoffMs: doublingFrom(5_000),
  concurrency: 2,
});
