import { apiKeyIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';
import { scopeSchema } from '../scope.ts';

export const createApiKeyInput = z.strictObject({
  name: plainText(80).trim().min(1),
  scopes: z.array(scopeSchema).min(1).max(scopeSchema.options.length),
  /** When it ends by itself; left out: never. */
  expiresInDays: z.int().min(1).max(3_650).optional(),
});
export const createApiKeyOutput = z.object({
  apiKeyId: apiKeyIdSchema,
  /** The whole key. Shown once, here. */
  key: z.string(),
});
