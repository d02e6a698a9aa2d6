import { z } from 'zod';
import { elementIdSchema } from '../../element-id.ts';
import { telephoneKeySchema } from '../../telephone-key.ts';

/** A global entry of its scope, the flow or the group it stands in: whatever the caller is doing there, this comes first. */
export const handlerDataSchema = z.strictObject({
  trigger: z.discriminatedUnion('on', [
    z.strictObject({
      on: z.literal('says'),
      phrases: z.array(z.string().max(200)).max(80).default([]),
      /** An intent of the flow, whose phrases count as well. */
      intent: elementIdSchema.optional(),
      key: telephoneKeySchema.optional(),
    }),
    z.strictObject({ on: z.literal('silence') }),
    z.strictObject({ on: z.literal('error') }),
    z.strictObject({ on: z.literal('hangUp') }),
    z.strictObject({ on: z.literal('timeLimit') }),
    /** A condition that begins to hold, such as a balance that falls below nought. */
    z.strictObject({ on: z.literal('variable'), when: z.string().max(2_000).default('') }),
  ]),
  /** Marks the emergency template: the compiler asks for one in every flow. */
  emergency: z.boolean().default(false),
});
