import { z } from 'zod';
import { promptSchema } from '../../speech-settings.ts';

/** Connects the caller to a person. The number is the author's, never a value from a call: nobody can talk a flow into dialling. */
export const transferDataSchema = z.strictObject({
  /** A number with its country code, a SIP address, or `queue:` and the name of a queue. */
  to: z.string().max(200).default(''),
  announcement: promptSchema.optional(),
  /** Told to the person who answers before the caller is put through: a warm transfer. */
  briefing: promptSchema.optional(),
  /** Whoever answers takes the call by a key, or declines it; a machine can do neither. Not for queues. */
  asksFirst: z.boolean().default(false),
  ringSeconds: z.number().min(5).max(120).default(20),
});
