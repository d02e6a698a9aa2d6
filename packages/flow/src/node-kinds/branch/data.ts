import { z } from 'zod';
import { elementIdSchema } from '../../element-id.ts';

/** Ordered conditions; the first that holds decides. */
export const branchDataSchema = z.strictObject({
  conditions: z
    .array(z.strictObject({ id: elementIdSchema, label: z.string().max(120).default(''), when: z.string().max(2_000) }))
    .max(50)
    .default([]),
});
