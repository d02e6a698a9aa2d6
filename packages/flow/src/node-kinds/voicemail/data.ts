import { z } from 'zod';
import { variableNameSchema } from '../../element-id.ts';
import { promptSchema, speechSettings } from '../../speech-settings.ts';

/** Takes a message after a beep, until the caller is silent, presses a key or hangs up. */
export const voicemailDataSchema = z.strictObject({
  prompt: promptSchema.default(''),
  maxSeconds: z.number().int().min(5).max(600).default(120),
  /** Silence that ends the message. */
  silenceSeconds: z.number().min(1).max(30).default(4),
  /** Takes what was said as text. */
  variable: variableNameSchema.optional(),
  ...speechSettings,
});
