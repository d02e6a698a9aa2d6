import { z } from 'zod';

/** Counts how often callers pass here, or how long the call has lasted. */
export const limitDataSchema = z.strictObject({
  counts: z.enum(['visits', 'seconds']).default('visits'),
  /** Passing more often, or later than that, leaves by `reached`. */
  most: z.number().int().min(1).max(14_400).default(3),
});
