import { watchIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob, doublingFrom } from '../define-job.ts';

/** Tells people by e-mail that a watched version was rolled back. A try that is repeated sends it under the same id. */
export const mailRollBack = defineJob({
  name: 'mail-roll-back',
  payload: z.object({ watchId: watchIdSchema }),
  attempts: 8,
  backoffMs: doublingFrom(30_000),
  concurrency: 4,
});
