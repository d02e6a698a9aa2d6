import { z } from 'zod';

/** Plays telephone keys to the far end. */
export const sendKeysDataSchema = z.strictObject({
  /** Keys in order; each `w` waits half a second. */
  keys: z
    .string()
    .regex(/^[0-9*#A-Dw]*$/, 'keys are 0–9, *, #, A–D, and “w” for half a second')
    .max(40)
    .default(''),
});
