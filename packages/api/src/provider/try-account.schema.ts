import { triedPartSchema } from '@aybiza/providers/accounts/tried-part';
import { z } from 'zod';
import { vendorInput } from './account.schema.ts';

export const tryAccountInput = vendorInput;
export const tryAccountOutput = z.object({
  /** One for each thing that calls would use the account for. */
  parts: z.array(triedPartSchema),
});
