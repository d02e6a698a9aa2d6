import { agentIdSchema, publishRequestIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { problemSchema } from '../flow/flow-document.schema.ts';
import { plainText } from '../plain-text.ts';

export const askApprovalInput = z.strictObject({
  agentId: agentIdSchema,
  /** What the version is to be called. */
  name: plainText(120).trim().default(''),
  /** What callers will notice, in the words of whoever asks; becomes the note of the version. */
  note: plainText(2_000).trim().default(''),
});
export const askApprovalOutput = z.discriminatedUnion('status', [
  z.object({ status: z.literal('asked'), requestId: publishRequestIdSchema }),
  z.object({ status: z.literal('refused'), problems: z.array(problemSchema) }),
]);
