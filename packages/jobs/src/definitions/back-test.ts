import { backTestIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob, doublingFrom } from '../define-job.ts';

/** Takes the calls of a period through another flow. */
export const backTest = defineJob({
  name: 'back-test',
  payload: z.object({ backTestId: backTestIdSchema }),
  // What was found out by then is kept: another try goes on from there.
  attempts: 3,
  backoffMs: doublingFrom(2_000),
  // It is work for the processor: two at once would only slow each other down.
  concurrency: 1,
});
