import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { callEntrySchema } from '../call/call-entry.schema.ts';
import { callEventOutput } from '../call/get-call.schema.ts';

export const followLiveCallInput = z.strictObject({
  callId: callIdSchema,
  /** The last entry of the log that is known. */
  afterSeq: z.int().min(-1).max(1_000_000).default(-1),
});
export const followLiveCallOutput = z.object({ call: callEntrySchema, events: z.array(callEventOutput) });
