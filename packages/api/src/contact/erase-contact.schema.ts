import { z } from 'zod';
import { contactInput } from './contact.schema.ts';
import { listMentionsOutput } from './list-mentions.schema.ts';

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
  /** Scenarios of drafts that held the words of one of these calls. */
  scenarios: z.int(),
  /** Where they are still named: nothing of it was changed. */
  left: listMentionsOutput,
  /** That they do not want to be called is kept. */
  keepsRefusal: z.boolean(),
});
