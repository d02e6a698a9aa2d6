import { callIdSchema, webhookIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const listDeliveriesOutput = z.array(
  z.object({
    /** The message's id, the same at every attempt. */
    id: z.string(),
    webhookId: webhookIdSchema,
    url: z.string(),
    callId: callIdSchema.nullable(),
    eventName: z.string(),
    status: z.enum(['pending', 'delivered', 'failed', 'dead']),
    attempts: z.int(),
    responseStatus: z.int().nullable(),
    lastError: z.string().nullable(),
    createdAt: z.int(),
    lastAttemptAt: z.int().nullable(),
  }),
);
