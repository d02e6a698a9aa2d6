import { z } from 'zod';
import { promptSchema, speechSettings } from '../../speech-settings.ts';

/** Speaks a text or a recording; further variants take turns when a caller passes here again. */
export const sayDataSchema = z.strictObject({
  text: promptSchema.default(''),
  variants: z.array(promptSchema).max(10).default([]),
  /** The web address of a sound file that is played instead; the text is said when it cannot be had, and stands in the transcript. */
  audio: z.string().max(2_000).optional(),
  ...speechSettings,
});
