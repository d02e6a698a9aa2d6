import { z } from 'zod';

/** A global entry: whatever the caller is doing, this comes first. */
export const handlerDataSchema = z.strictObject({
  trigger: z.discriminatedUnion('on', [
    z.strictObject({
      on: z.literal('says'),
      phrases: z.array(z.string().max(200)).max(80).default([]),
      key: z
        .string()
        .regex(/^[0-9*#]$/, 'one key of a telephone')
        .optional(),
    }),
    z.strictObject({ on: z.literal('silence') }),
    z.strictObject({ on: z.literal('error') }),
    z.strictObject({ on: z.literal('hangUp') }),
    z.strictObject({ on: z.literal('timeLimit') }),
  ]),
  /** Marks the emergency template: the compiler asks for one in every flow. */
  emergency: z.boolean().default(false),
});
