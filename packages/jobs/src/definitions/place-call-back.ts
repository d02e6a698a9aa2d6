import { callBackIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob } from '../define-job.ts';

/** An agent calls somebody back, for the `number`th time. Tried again while no voice process takes the call: nobody was called then. */
export const placeCallBack = defineJob({
  name: 'place-call-back',
  payload: z.object({ callBackId: callBackIdSchema, number: z.int().min(1) }),
  // Half an hour in which no process with a telephone is there.
  attempts: 31,
  backoffMs: () => 60_000,
  concurrency: 4,
});
