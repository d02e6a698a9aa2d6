import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob, doublingFrom } from '../define-job.ts';

/** Joins the pieces of a call's recording into one file. */
export const finishRecording = defineJob({
  name: 'finish-recording',
  payload: z.object({ callId: callIdSchema }),
  // About a minute in all: the webhook waits for it.
  attempts: 6,
  backoffMs: doublingFrom(2_000),
  // Each encodes in a thread of its own, half a second for a minute of a call, and holds only some seconds of it.
  concurrency: 4,
});
