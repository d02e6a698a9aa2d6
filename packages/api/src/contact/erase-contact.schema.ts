import { z } from 'zod';
import { contactInput } from './contact.schema.ts';

export const eraseContactInput = contactInput.extend({
  /** Also the recordings, transcripts and logs of their calls, and that there were any. */
  withCalls: z.boolean().default(false),
});
export const eraseContactOutput = z.object({
  /** How many were erased. */
  calls: z.int(),
  /** Recordings: joined, in pieces, and exported. */
  files: z.int(),
  callBacks: z.int(),
  /** Appointments that have no name any more. */
  bookings: z.int(),
  /** That they do not want to be called is kept. */
  keepsRefusal: z.boolean(),
});
