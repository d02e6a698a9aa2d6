import { z } from 'zod';
import { callEntrySchema } from '../call/call-entry.schema.ts';
import { callBackSchema } from '../call-back/call-back.schema.ts';
import { contactSchema } from './contact.schema.ts';

export const exportContactOutput = z.object({
  contact: contactSchema,
  calls: z.array(
    z.object({
      call: callEntrySchema,
      variables: z.record(z.string(), z.unknown()),
      results: z.array(z.object({ name: z.string(), value: z.unknown(), source: z.string() })),
      transcript: z.array(z.object({ who: z.enum(['agent', 'caller', 'operator']), at: z.int(), text: z.string() })),
      /** There is a recording: its sound is fetched by the call’s id. */
      hasRecording: z.boolean(),
    }),
  ),
  callBacks: z.array(callBackSchema),
  appointments: z.array(
    z.object({ startsAt: z.int(), endsAt: z.int(), name: z.string(), note: z.string(), reference: z.string() }),
  ),
  /** There are more calls than are in here. */
  truncated: z.boolean(),
});
