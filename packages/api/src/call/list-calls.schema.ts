import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';
import { callEntrySchema } from './call-entry.schema.ts';

const moment = z.int().min(0).max(8_640_000_000_000_000);

export const listCallsInput = z.strictObject({
  agentId: agentIdSchema.optional(),
  flowVersionId: flowVersionIdSchema.optional(),
  status: z.enum(['live', 'ended', 'failed']).optional(),
  outcome: plainText(200).optional(),
  channel: z.enum(['phone', 'browser']).optional(),
  isTest: z.boolean().optional(),
  /** Epoch milliseconds, inclusive. */
  startedFrom: moment.optional(),
  /** Epoch milliseconds, exclusive. */
  startedBefore: moment.optional(),
  minDurationMs: z.int().min(0).max(86_400_000).optional(),
  /** Part of either party's number. */
  party: plainText(100).min(1).optional(),
  limit: z.int().min(1).max(100).default(50),
  /** From the page before. */
  cursor: z.string().max(200).optional(),
});
export const listCallsOutput = z.object({ calls: z.array(callEntrySchema), nextCursor: z.string().nullable() });
