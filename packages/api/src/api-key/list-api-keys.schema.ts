import { apiKeyIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const listApiKeysOutput = z.array(
  z.object({
    id: apiKeyIdSchema,
    name: z.string(),
    /** The first characters. */
    prefix: z.string(),
    scopes: z.array(z.string()),
    createdAt: z.int(),
    lastUsedAt: z.int().nullable(),
    revokedAt: z.int().nullable(),
    /** When it ends by itself. */
    expiresAt: z.int().nullable(),
    /** Until when the key before the last renewal is valid as well; null, or over: there is none. */
    previousUntil: z.int().nullable(),
  }),
);
