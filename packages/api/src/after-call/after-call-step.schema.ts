import { AFTER_CALL_STATUSES } from '@aybiza/db/after-call-steps';
import { afterCallStepIdSchema, agentIdSchema, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const afterCallStatusSchema = z.enum(AFTER_CALL_STATUSES);

/** A step after a call, as lists show it. */
export const afterCallStepSchema = z.object({
  id: afterCallStepIdSchema,
  callId: callIdSchema,
  agentId: agentIdSchema,
  /** Its id in the flow. */
  step: z.string(),
  kind: z.string(),
  /** As its author calls it; may be empty. */
  name: z.string(),
  /** Ids in the flow of the steps that it waits for. */
  needs: z.array(z.string()),
  status: afterCallStatusSchema,
  attempts: z.int(),
  /** Why it failed or was left out. */
  lastError: z.string().nullable(),
  createdAt: z.int(),
  startedAt: z.int().nullable(),
  finishedAt: z.int().nullable(),
});
