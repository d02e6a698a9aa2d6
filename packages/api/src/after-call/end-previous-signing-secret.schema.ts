import { z } from 'zod';

export const endPreviousSigningSecretOutput = z.object({
  /** False: there was none. */
  ended: z.boolean(),
});
