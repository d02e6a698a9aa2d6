import { agentIdSchema, phoneNumberIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

export const connectPhoneNumberInput = z.strictObject({
  /** With the country code and nothing but digits after the plus sign. */
  e164: z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number such as +442079460123'),
  agentId: agentIdSchema,
  label: plainText(80).trim().optional(),
});
export const connectPhoneNumberOutput = z.object({ phoneNumberId: phoneNumberIdSchema });
