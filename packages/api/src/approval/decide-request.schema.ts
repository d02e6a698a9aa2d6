import { publishRequestIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { releaseShape } from '../deployment/deployment.schema.ts';
import { plainText } from '../plain-text.ts';

export const approveRequestInput = z.strictObject({
  requestId: publishRequestIdSchema,
  /** Left out or true: publishes it as well. */
  publish: z.boolean().default(true),
  /** Epoch ms: when it begins to answer. Left out: now. */
  at: releaseShape.at,
});
export const approveRequestOutput = z.discriminatedUnion('status', [
  z.object({ status: z.literal('approved') }),
  z.object({ status: z.literal('published'), number: z.int() }),
  /** The draft was changed after it was asked for: nothing was published. */
  z.object({ status: z.literal('outdated') }),
]);

export const declineRequestInput = z.strictObject({
  requestId: publishRequestIdSchema,
  /** What whoever asked is told. */
  reason: plainText(2_000).trim().min(1),
});
export const withdrawRequestInput = z.strictObject({ requestId: publishRequestIdSchema });
export const settledOutput = z.object({ settled: z.literal(true) });
