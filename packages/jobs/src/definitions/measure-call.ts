import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob, doublingFrom } from '../define-job.ts';

/** Works out what a call comes to, and keeps what was said for searching. */
export const measureCall = defineJob({
  name: 'measure-call',
  payload: z.object({ callId: callIdSchema }),
  // Only the database is asked: what fails twice fails because that is away.
  attempts: 8,
  backoffMs: doublingFrom(2_000),
  concurrency: 4,
});
