import { z } from 'zod';

export const getSessionOutput = z.object({
  person: z.object({ userId: z.string(), email: z.string(), name: z.string() }).nullable(),
  /** What the sign-in page may offer. */
  offer: z.object({
    demo: z.boolean(),
    firstOwner: z.boolean(),
    /** How the company's own sign-in is called. */
    singleSignOn: z.string().nullable(),
    /** A link to a new password can be sent. */
    reset: z.boolean(),
    /** E-mails are delivered to nobody, and can be read on this machine. */
    practiceMails: z.boolean(),
  }),
});
