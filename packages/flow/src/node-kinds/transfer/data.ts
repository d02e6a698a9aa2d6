import { z } from 'zod';
import { promptSchema } from '../../speech-settings.ts';

/** Connects the caller to a person. The number is the author's, never a value from a call: nobody can talk a flow into dialling. */
export const transferDataSchema = z.strictObject({
  to: z.string().max(200).default(''),
  announcement: promptSchema.optional(),
  ringSeconds: z.number().min(5).max(120).default(20),
});
