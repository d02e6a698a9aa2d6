import { agentIdSchema, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { e164Schema } from '../phone-number/e164.ts';
import { plainText } from '../plain-text.ts';

const inputSchema = z.union([plainText(1_000), z.number(), z.boolean()]);

export const placeCallInput = z.strictObject({
  agentId: agentIdSchema,
  to: e164Schema.meta({ description: 'Who is called.' }),
  from: e164Schema.meta({ description: 'What they see: a number of the workspace.' }),
  inputs: z
    .record(plainText(64), inputSchema)
    .refine((inputs) => Object.keys(inputs).length <= 50, 'at most 50')
    .default({})
    .meta({ description: 'Variables that the flow’s start names as its inputs.' }),
  idempotencyKey: plainText(200).min(1).optional().meta({
    description: 'Any text of yours. Sent again with the same key and the same content, it is the same call.',
  }),
});
export const placeCallOutput = z.object({
  callId: callIdSchema.meta({ description: 'Of the call, which is about to ring.' }),
});
