import { z } from 'zod';
import { variableNameSchema } from '../../element-id.ts';

/** Assigns variables from expressions, in order. */
export const setDataSchema = z.strictObject({
  assignments: z
    .array(z.strictObject({ variable: variableNameSchema, value: z.string().max(2_000) }))
    .max(50)
    .default([]),
});
