import { apiKeyIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const renewApiKeyInput = z.strictObject({ apiKeyId: apiKeyIdSchema });
export const renewApiKeyOutput = z.object({
  /** The whole key. Shown once, here. */
  key: z.string(),
  /** Until when the key before it is valid as well. */
  previousUntil: z.int(),
});
export const endPreviousApiKeyOutput = z.object({ ended: z.boolean() });
