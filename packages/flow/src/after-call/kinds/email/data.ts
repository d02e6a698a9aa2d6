import { AFTER_CALL_PARTS } from '@aybiza/statechart';
import { z } from 'zod';
import { promptSchema } from '../../../speech-settings.ts';

/** An e-mail to people who should know of the call. */
export const emailDataSchema = z.strictObject({
  /** Addresses, with commas between them. */
  to: promptSchema.max(2_000).default(''),
  subject: promptSchema.max(200).default('A call from {{ caller_number }}'),
  text: promptSchema.max(10_000).default(''),
  /** What stands below the text. */
  data: z.array(z.enum(AFTER_CALL_PARTS)).max(AFTER_CALL_PARTS.length).default(['call', 'summary', 'results']),
});
