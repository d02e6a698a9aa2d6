import { contactIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { e164Schema } from '../phone-number/e164.ts';
import { plainText } from '../plain-text.ts';

export const createContactInput = z.strictObject({
  e164: e164Schema,
  name: plainText(200).default(''),
  /** They have said so, to whoever writes them down. */
  consents: z.literal(true),
});
export const createContactOutput = z.object({ contactId: contactIdSchema });
