import { webhookIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const listWebhooksOutput = z.array(
  z.object({
    id: webhookIdSchema,
    url: z.string(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    createdAt: z.int(),
    /** While the secret before the present one signs as well: until when, in epoch milliseconds. */
    previousUntil: z.int().nullable(),
    /** How the newest message went; null before the first. */
    lastDelivery: z
      .object({ status: z.enum(['pending', 'delivered', 'failed', 'dead']), at: z.int(), error: z.string().nullable() })
      .nullable(),
  }),
);
