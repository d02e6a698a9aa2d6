import { LONGEST_HEARING } from '@aybiza/auth/hearing-token';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const hearPromptInput = z.strictObject({
  agentId: agentIdSchema,
  /** The words that are said, with values in the place of variables. */
  text: z
    .string()
    .trim()
    .min(1, 'there are no words to hear')
    .max(LONGEST_HEARING, `at most ${LONGEST_HEARING} characters can be heard at once`),
  /** The vendor's name of a voice, as flows and steps have it. */
  voice: z.string().min(1).max(80),
  /** Of a translation: the voice that belongs to it speaks, as on calls. */
  language: z.string().min(2).max(20).optional(),
});
/** Post the token as the body of a request to `url` within half a minute; it works once. The answer is a WAV file. */
export const hearPromptOutput = z.object({ url: z.string(), token: z.string() });
