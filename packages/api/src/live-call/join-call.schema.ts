import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const joinCallInput = z.strictObject({
  callId: callIdSchema,
  /** Only to hear it, or to take it over: by one's own voice, or by typing what the agent's voice says. */
  as: z.enum(['listener', 'voice', 'text']),
});
export const joinCallOutput = z.object({ url: z.string(), token: z.string() });
