import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob, doublingFrom } from '../define-job.ts';

/** Asks the model what a call was about and what became of it. */
export const summariseCall = defineJob({
  name: 'summarise-call',
  payload: z.object({ callId: callIdSchema }),
  // Two and a half minutes of pauses in all: longer than a vendor's usual throttling, short enough for the webhook that waits.
  attempts: 6,
  backoffMs: doublingFrom(5_000),
  concurrency: 4,
});
