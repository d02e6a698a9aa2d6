import { AFTER_CALL_PARTS } from '@aybiza/statechart';
import { z } from 'zod';

/** Tells another system about the call. */
export const webhookDataSchema = z.strictObject({
  url: z.string().max(2_000).default(''),
  /** What it is told, beside the call's id. */
  data: z
    .array(z.enum(AFTER_CALL_PARTS))
    .max(AFTER_CALL_PARTS.length)
    .default(['call', 'variables', 'summary', 'results']),
});
