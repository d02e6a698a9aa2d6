import { z } from 'zod';
import { callEntrySchema } from '../call/call-entry.schema.ts';
import { callBackSchema } from '../call-back/call-back.schema.ts';
import { contactSchema } from './contact.schema.ts';

export const getContactOutput = z.object({
  contact: contactSchema,
  /** The latest first; test calls are nobody’s. */
  calls: z.array(callEntrySchema),
  callBacks: z.array(callBackSchema),
});
