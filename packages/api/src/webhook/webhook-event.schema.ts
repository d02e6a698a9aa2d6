import { z } from 'zod';

/** What webhooks may be told about. */
export const webhookEventSchema = z.enum(['call.ended']);
