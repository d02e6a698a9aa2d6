import { z } from 'zod';

/** Writes a label or a measure into the call's log. */
export const tagDataSchema = z.strictObject({
  label: z.string().max(120).default(''),
  /** An expression; empty for a label without a measure. */
  value: z.string().max(2_000).default(''),
});
