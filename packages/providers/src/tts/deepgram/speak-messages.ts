import { z } from 'zod';

/** What speak v1 may say in text; anything else is counted as a warning and ignored. */
export const speakMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Metadata') }),
  z.object({ type: z.literal('Flushed') }),
  z.object({ type: z.literal('Cleared') }),
  // Older servers named the fields warn_code and warn_msg.
  z.object({
    type: z.literal('Warning'),
    code: z.string().optional(),
    description: z.string().optional(),
    warn_code: z.string().optional(),
    warn_msg: z.string().optional(),
  }),
  z.object({ type: z.literal('Error'), code: z.string().optional(), description: z.string().optional() }),
]);
