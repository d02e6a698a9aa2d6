import { z } from 'zod';

/** What the page of one's account shows. Moments are epoch milliseconds. */
export const accountSchema = z.object({
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  /** False for people who come by single sign-on or a passkey only. */
  hasPassword: z.boolean(),
  twoFactor: z.boolean(),
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string(), createdAt: z.number(), lastUsedAt: z.number().nullable() }),
  ),
  sessions: z.array(
    z.object({
      id: z.string(),
      isCurrent: z.boolean(),
      createdAt: z.number(),
      /** To the hour. */
      lastUsedAt: z.number(),
      address: z.string().nullable(),
      userAgent: z.string().nullable(),
    }),
  ),
});
export type Account = z.output<typeof accountSchema>;
