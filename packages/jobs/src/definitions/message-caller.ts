import { defineJob, doublingFrom } from '../define-job.ts';
import { afterCallPayload } from './after-call-payload.ts';

/** A step that sends a text message. Tried again only where it is known that nothing went out. */
export const messageCaller = defineJob({
  name: 'message-caller',
  payload: afterCallPayload,
  attempts: 10,
  backoffMs: doublingFrom(15_000),
  concurrency: 4,
});
