import { z } from 'zod';

export const renewSigningSecretOutput = z.object({
  /** What is signed with from now on. */
  secret: z.string(),
  /** Until then the one before signs as well; epoch milliseconds. */
  previousUntil: z.int(),
});
