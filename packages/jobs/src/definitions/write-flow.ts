import { flowIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob, doublingFrom } from '../define-job.ts';

/** Has a model write a draft from its description. */
export const writeFlow = defineJob({
  name: 'write-flow',
  payload: z.object({ flowId: flowIdSchema }),
  // Somebody looks on: a service that does not answer for half a minute is not there.
  attempts: 3,
  backoffMs: doublingFrom(5_000),
  concurrency: 4,
});
