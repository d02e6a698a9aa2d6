import { agentIdSchema, callIdSchema } from '@aybiza/foundation/ids';
import { AFTER_CALL_KINDS } from '@aybiza/statechart';
import { z } from 'zod';
import { pageInput, pageOutput } from '../page.ts';
import { afterCallStatusSchema, afterCallStepSchema } from './after-call-step.schema.ts';

export const listStepsInput = z.strictObject({
  agentId: agentIdSchema.optional(),
  callId: callIdSchema.optional(),
  kind: z.enum(AFTER_CALL_KINDS).optional(),
  /** `dead`: what failed or is unknown, and rests until somebody looks after it. `open`: what waits or runs. */
  status: z.enum([...afterCallStatusSchema.options, 'dead', 'open']).optional(),
  ...pageInput,
});
export const listStepsOutput = z.object({
  ...pageOutput(afterCallStepSchema.extend({ agentName: z.string() })),
  /** Of the whole workspace. */
  dead: z.int(),
});
