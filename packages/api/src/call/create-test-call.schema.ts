import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { problemSchema } from '../flow/flow-document.schema.ts';

export const createTestCallInput = z.strictObject({
  agentId: agentIdSchema,
  /** A flow document to try without saving it; the saved draft unless given. */
  flow: z.unknown().optional(),
});
export const createTestCallOutput = z.discriminatedUnion('status', [
  /** Connect to `url` within a minute and send the token in the first message; it works once. */
  z.object({ status: z.literal('ready'), url: z.string(), token: z.string(), expiresAt: z.int() }),
  z.object({ status: z.literal('refused'), problems: z.array(problemSchema) }),
]);
