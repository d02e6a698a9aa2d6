import { webhookIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const renewWebhookSecretInput = z.strictObject({ webhookId: webhookIdSchema });
export const renewWebhookSecretOutput = z.object({
  /** What is signed with from now on; shown once, here. */
  secret: z.string(),
  /** Until then the one before signs as well; epoch milliseconds. */
  previousUntil: z.int(),
});
