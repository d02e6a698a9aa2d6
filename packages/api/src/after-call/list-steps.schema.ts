import { agentIdSchema, callIdSchema } from '@aybiza/foundation/ids';
import { AFTER_CALL_KINDS } from '@aybiza/statechart';
import { z } from 'zod';
import { afterCallStatusSchema, afterCallStepSchema } from './after-call-step.schema.ts';

export const listStepsInput = z.strictObject({
  agentId: agentIdSchema.optional(),
  callId: callIdSchema.optional(),
  kind: z.enum(AFTER_CALL_KINDS).optional(),
  /** `dead`: what failed or is unknown, and rests until somebody looks after it. `open`: what waits or runs. */
  status: z.enum([...afterCallStatusSchema.options, 'dead', 'open']).optional(),
  limit: z.int().min(1).max(100).default(50),
  /** From the page before. */
  cursor: z.string().max(200).optional(),
});
export const listStepsOutput = z.object({
  steps: z.array(afterCallStepSchema.extend({ agentName: z.string() })),
  nextCursor: z.string().nullable(),
  /** Of the whole workspace. */
  dead: z.int(),
});
