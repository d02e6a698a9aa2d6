import { z } from 'zod';
import { promptSchema } from '../../../speech-settings.ts';

/** A text message once the call is over. */
export const messageDataSchema = z.strictObject({
  /** An expression that gives the number; the caller's own unless said otherwise. */
  to: z.string().max(2_000).default('caller_number'),
  text: promptSchema.max(1_600).default(''),
});
