import { agentIdSchema, flowVersionIdSchema, planIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { CANNOT_WATCH, canWatch, environmentSchema, releaseShape } from '../deployment/deployment.schema.ts';
import { plainText } from '../plain-text.ts';
import { problemSchema } from './flow-document.schema.ts';

export const publishFlowInput = z
  .strictObject({
    agentId: agentIdSchema,
    /**
     * What people call this version: it can be told apart from others by more than its number. Unless given, what it was called by the
     * request that was approved.
     */
    name: plainText(120).trim().optional(),
    /** What callers will notice, in the author's words; unless given, those of the request that was approved. */
    note: plainText(2_000).trim().optional(),
    /** Where it answers. Left out: live. */
    environment: environmentSchema.optional(),
    ...releaseShape,
    /** Publishes this revision of the draft and no other. */
    revision: z.int().min(1).max(1_000_000_000).optional(),
  })
  .refine(canWatch, CANNOT_WATCH);
export const publishFlowOutput = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('published'),
    flowVersionId: flowVersionIdSchema,
    number: z.int(),
    /** With `at`: what waits for it. Null: the version answers now. */
    planId: planIdSchema.nullable(),
    warnings: z.array(problemSchema),
  }),
  z.object({ status: z.literal('refused'), problems: z.array(problemSchema) }),
]);
