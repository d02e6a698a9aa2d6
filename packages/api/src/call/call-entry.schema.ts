import { callChannelSchema } from '@aybiza/call-log';
import { agentIdSchema, callIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** A call as a list shows it. */
export const callEntrySchema = z.object({
  id: callIdSchema,
  agentId: agentIdSchema,
  flowVersionId: flowVersionIdSchema.nullable(),
  channel: callChannelSchema,
  direction: z.enum(['inbound', 'outbound']),
  from: z.string(),
  to: z.string(),
  status: z.enum(['live', 'ended', 'failed']),
  outcome: z.string().nullable(),
  endReason: z.string().nullable(),
  startedAt: z.int(),
  endedAt: z.int().nullable(),
  durationMs: z.int().nullable(),
  turns: z.int(),
  summary: z.string().nullable(),
  isTest: z.boolean(),
  practice: z.boolean(),
});
