import { z } from 'zod';
import { plainText } from '../plain-text.ts';
import { contactSchema } from './contact.schema.ts';

export const listContactsInput = z.strictObject({
  /** Part of a name or of a number. */
  text: plainText(100).optional(),
  limit: z.int().min(1).max(100).default(50),
  /** From the page before. */
  cursor: z.string().max(200).optional(),
});
export const listContactsOutput = z.object({
  contacts: z.array(contactSchema),
  nextCursor: z.string().nullable(),
});
