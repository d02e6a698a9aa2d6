import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const listVersionsInput = z.strictObject({ agentId: agentIdSchema });
export const listVersionsOutput = z.array(
  z.object({
    id: flowVersionIdSchema,
    number: z.int(),
    /** What people call it; empty for most. */
    name: z.string(),
    note: z.string(),
    publishedBy: z.string().nullable(),
    /** The name of that person; null when it was none, or nobody in this workspace any more. */
    publishedByName: z.string().nullable(),
    createdAt: z.int(),
    /** Answers calls now. */
    live: z.boolean(),
  }),
);
