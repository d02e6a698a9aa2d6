import { z } from 'zod';

export const retryDeliveryInput = z.strictObject({ messageId: z.string().regex(/^msg_[a-z0-9]{4,40}$/) });
export const retryDeliveryOutput = z.object({ retried: z.literal(true) });
