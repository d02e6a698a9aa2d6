import { interruptionSchema } from '@aybiza/statechart';
import { z } from 'zod';
import { promptSchema } from '../../speech-settings.ts';

/** Speaks a text; further variants take turns when a caller passes here again. */
export const sayDataSchema = z.strictObject({
  text: promptSchema.default(''),
  variants: z.array(promptSchema).max(10).default([]),
  interruption: interruptionSchema.default('allowed'),
});
