import { z } from 'zod';

/** From here on the call is in another language: what is understood, the voice and the translated prompts. */
export const languageDataSchema = z.strictObject({
  /** BCP 47, such as es-US. */
  language: z.string().max(20).default('en-US'),
  /** Empty for the voice that belongs to the language. */
  voice: z.string().max(80).default(''),
});
