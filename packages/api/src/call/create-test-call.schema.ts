import { insteadSchema, requestAnswerersSchema } from '@aybiza/call-log';
import { agentIdSchema, callIdSchema, contactIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { environmentSchema } from '../deployment/deployment.schema.ts';
import { problemSchema } from '../flow/flow-document.schema.ts';

export const createTestCallInput = z.strictObject({
  agentId: agentIdSchema,
  /** A flow document to try without saving it; the saved draft unless given. */
  flow: z.unknown().optional(),
  /** The published version of this number is called instead of a draft. */
  version: z.int().min(1).max(1_000_000).optional(),
  /** What answers in this environment is called, drawn by its shares. */
  environment: environmentSchema.optional(),
  /** Who answers its requests. Examples that are not there leave it to the other systems. */
  requests: requestAnswerersSchema.default('sent'),
  /** It is as if this contact called. Only for people: a key need not be one that may read contacts. */
  contactId: contactIdSchema.optional(),
  /** The call begins at a turn of an earlier call: as it stood before that entry of its log. It is erased with that call. A key can only go back into test calls. */
  goBack: z
    .strictObject({
      callId: callIdSchema,
      seq: z.int().min(0).max(1_000_000),
      /** What the caller says or presses there instead of what they did. */
      instead: insteadSchema.optional(),
    })
    .optional(),
});
export const createTestCallOutput = z.discriminatedUnion('status', [
  /** Connect to `url` within a minute and send the token in the first message; it works once. */
  z.object({ status: z.literal('ready'), url: z.string(), token: z.string(), expiresAt: z.int() }),
  z.object({ status: z.literal('refused'), problems: z.array(problemSchema) }),
]);
