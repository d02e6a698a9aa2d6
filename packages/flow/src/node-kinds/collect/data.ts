import { valueKindSchema } from '@aybiza/statechart';
import { z } from 'zod';
import { variableNameSchema } from '../../element-id.ts';
import { askSettings, promptSchema } from '../../speech-settings.ts';

/** Gathers one or several typed values, in any order the caller gives them. */
export const collectDataSchema = z.strictObject({
  prompt: promptSchema.default(''),
  fields: z
    .array(
      z.strictObject({
        variable: variableNameSchema,
        label: z.string().max(120).default(''),
        value: valueKindSchema,
        /** Asked when only this value is still missing. */
        ask: promptSchema.default(''),
      }),
    )
    .max(12)
    .default([]),
  /** Said before going on; the caller answers yes, no, or corrects a value in the same breath. */
  readBack: promptSchema.optional(),
  ...askSettings,
});
