import { z } from 'zod';
import { promptSchema } from '../../speech-settings.ts';

/** Says goodbye, hangs up and names what came of the call. */
export const endDataSchema = z.strictObject({
  text: promptSchema.default(''),
  outcome: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9 _-]{0,59}$/, 'letters, digits, spaces, “_” or “-”')
    .default('finished'),
});
