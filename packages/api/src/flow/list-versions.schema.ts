import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { environmentSchema } from '../deployment/deployment.schema.ts';

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
    /** Where it answers now, for some or all of those who call there. */
    environments: z.array(environmentSchema),
    /** Answers in the live environment. */
    live: z.boolean(),
  }),
);
