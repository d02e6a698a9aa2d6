import { webhookIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const deleteWebhookInput = z.strictObject({ webhookId: webhookIdSchema });
export const deleteWebhookOutput = z.object({ deleted: z.literal(true) });
