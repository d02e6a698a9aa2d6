import { z } from 'zod';
import { elementIdSchema } from '../../element-id.ts';

/** Sends shares of callers each way. */
export const splitDataSchema = z.strictObject({
  arms: z
    .array(
      z.strictObject({
        id: elementIdSchema,
        label: z.string().max(120).default(''),
        /** Its part of the sum of all shares. */
        share: z.number().min(0).max(1_000_000),
      }),
    )
    .max(20)
    .default([]),
  /** The same caller always goes the same way. */
  sticky: z.boolean().default(false),
});
