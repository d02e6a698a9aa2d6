import { commentThreadIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const markThreadReadInput = z.strictObject({
  threadId: commentThreadIdSchema,
  /** When the newest comment that was seen was written: one that came meanwhile stays unread. Epoch ms. */
  until: z.int().min(0).max(8_640_000_000_000),
});
export const markThreadReadOutput = z.object({ noted: z.literal(true) });
