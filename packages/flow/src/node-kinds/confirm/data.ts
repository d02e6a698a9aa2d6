import { valueKindSchema } from '@aybiza/statechart';
import { z } from 'zod';
import { variableNameSchema } from '../../element-id.ts';
import { askSettings, promptSchema } from '../../speech-settings.ts';

/** Reads values back; the caller says yes, no, or what it should be instead in the same breath. */
export const confirmDataSchema = z.strictObject({
  prompt: promptSchema.default(''),
  /** The values that a caller may correct here. */
  fields: z
    .array(
      z.strictObject({ variable: variableNameSchema, label: z.string().max(120).default(''), value: valueKindSchema }),
    )
    .max(12)
    .default([]),
  ...askSettings,
});
