import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { callEntrySchema } from '../call/call-entry.schema.ts';

export const listLiveCallsInput = z.strictObject({ agentId: agentIdSchema.optional() });

export const liveCallSchema = z.object({
  call: callEntrySchema,
  agentName: z.string(),
  /** The published number; null for a draft. */
  version: z.int().nullable(),
  /** Calls with the same one ran on the same drawing. */
  drawing: z.string(),
  /** Where the call is, by id and by name; empty before its first step. */
  node: z.string(),
  step: z.string(),
  /** Since when it is there, epoch milliseconds. */
  since: z.int(),
  /** Who speaks: the agent, the caller, an operator, or a person whom the caller was put through to. */
  floor: z.enum(['agent', 'caller', 'person', 'operator']).nullable(),
  agentSaid: z.string(),
  callerSaid: z.string(),
  tags: z.array(z.string()),
  troubles: z.array(z.enum(['stalled', 'degraded', 'crashed', 'takenOver'])),
  /** Who has taken the call over. */
  operator: z
    .object({ by: z.string(), name: z.string(), how: z.enum(['voice', 'text']), isYou: z.boolean() })
    .nullable(),
});

export const listLiveCallsOutput = z.object({ calls: z.array(liveCallSchema) });
