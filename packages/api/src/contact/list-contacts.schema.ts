import { z } from 'zod';
import { pageInput, pageOutput } from '../page.ts';
import { plainText } from '../plain-text.ts';
import { contactSchema } from './contact.schema.ts';

export const listContactsInput = z.strictObject({
  /** Part of a name or of a number. */
  text: plainText(100).optional(),
  ...pageInput,
});
export const listContactsOutput = z.object(pageOutput(contactSchema));
