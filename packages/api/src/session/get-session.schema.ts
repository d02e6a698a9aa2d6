import { z } from 'zod';

export const getSessionOutput = z.object({
  person: z.object({ userId: z.string(), email: z.string(), name: z.string() }).nullable(),
  /** What the sign-in page may offer. */
  offer: z.object({ demo: z.boolean(), firstOwner: z.boolean() }),
});
