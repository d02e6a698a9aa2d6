import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { flowDocumentSchema } from '../flow/flow-document.schema.ts';

export const getLiveDrawingInput = z.strictObject({ callId: callIdSchema });
export const getLiveDrawingOutput = z.object({
  agentName: z.string(),
  version: z.int().nullable(),
  /** What the call runs on; not exact when the draft has been changed since. Null when it is gone. */
  drawing: z.object({ flow: flowDocumentSchema, exact: z.boolean() }).nullable(),
});
