import { webhookIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const endPreviousWebhookSecretInput = z.strictObject({ webhookId: webhookIdSchema });
/** `ended`: false when there was none. */
export const endPreviousWebhookSecretOutput = z.object({ ended: z.boolean() });
