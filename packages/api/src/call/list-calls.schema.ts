import { callChannelSchema } from '@aybiza/call-log';
import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { pageInput, pageOutput } from '../page.ts';
import { plainText } from '../plain-text.ts';
import { callEntrySchema } from './call-entry.schema.ts';

const moment = z.int().min(0).max(8_640_000_000_000_000);
const duration = z.int().min(0).max(86_400_000);

/** What the list of calls is narrowed down by. */
export const callFilterShape = {
  agentId: agentIdSchema.optional(),
  flowVersionId: flowVersionIdSchema.optional(),
  status: z.enum(['live', 'ended', 'failed']).optional(),
  outcome: plainText(200).optional(),
  channel: callChannelSchema.optional(),
  isTest: z.boolean().optional(),
  /** Epoch milliseconds, inclusive. */
  startedFrom: moment.optional(),
  /** Epoch milliseconds, exclusive. */
  startedBefore: moment.optional(),
  minDurationMs: duration.optional(),
  maxDurationMs: duration.optional(),
  /** Part of either party's number, as people write it: `020 7946` finds +442079460123. */
  party: plainText(100).min(1).optional(),
  /** What was said: words, "phrases", -without. Of calls that have ended. */
  text: plainText(200).min(1).optional(),
};

export const listCallsInput = z.strictObject({
  ...callFilterShape,
  ...pageInput,
});

const snippetSchema = z.object({
  who: z.enum(['agent', 'caller', 'operator']),
  parts: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
});
export const listCallsOutput = z.object({
  ...pageOutput(
    z.object({
      ...callEntrySchema.shape,
      /** Lines in which the text that was looked for stands; data, not HTML. */
      snippets: z.array(snippetSchema),
    }),
  ),
});
