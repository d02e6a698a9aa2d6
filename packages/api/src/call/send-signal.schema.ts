import { signalNameSchema } from '@aybiza/flow';
import { callIdSchema, signalIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

export const sendSignalInput = z.strictObject({
  callId: callIdSchema,
  /** The name in the flow’s “Wait” step. */
  signal: signalNameSchema,
  /** What is reported; the step’s paths point into it. */
  body: z
    .unknown()
    .optional()
    .meta({ description: 'Any JSON, up to 64 KB and 12 levels deep; the paths of the “Wait” step point into it.' }),
  idempotencyKey: plainText(200).min(1).optional().meta({
    description: 'Any text of yours. Sent again with the same key and the same content, it is the same signal.',
  }),
});
export const sendSignalOutput = z.object({
  signalId: signalIdSchema,
  status: z.enum(['used', 'kept']).meta({
    description:
      '`used`: the call waited for this signal and has gone on. `kept`: it has not used it so far; it will as soon as it waits for it, if it does before it ends.',
  }),
});
