import { z } from 'zod';

export const getSigningOutput = z.object({
  /** While the secret before the present one signs as well: until when, in epoch milliseconds. */
  previousUntil: z.int().nullable(),
});
