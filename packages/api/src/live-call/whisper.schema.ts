import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

export const whisperInput = z.strictObject({ callId: callIdSchema, text: plainText(500).min(1) });
export const whisperOutput = z.object({
  status: z.enum(['used', 'kept']).meta({
    description:
      '`used`: a model leads the present step and has it from its next answer on. `kept`: the present step says fixed words; the next one that a model leads has it.',
  }),
});
