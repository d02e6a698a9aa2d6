import { valueKindSchema } from '@aybiza/statechart';
import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from '../../element-id.ts';
import { librarySettings } from '../../library-settings.ts';
import { promptSchema, speechSettings } from '../../speech-settings.ts';

/** The model leads towards a goal inside limits; it leaves only by one of the exits. */
export const converseDataSchema = z.strictObject({
  goal: z.string().max(8_000).default(''),
  opening: promptSchema.optional(),
  exits: z
    .array(
      z.strictObject({ id: elementIdSchema, label: z.string().max(120), description: z.string().max(500).default('') }),
    )
    .max(15)
    .default([]),
  extract: z
    .array(
      z.strictObject({
        variable: variableNameSchema,
        value: valueKindSchema,
        description: z.string().max(500).default(''),
      }),
    )
    .max(20)
    .default([]),
  /** Which documents of the flow's knowledge the model may look things up in; none named means none. */
  sources: z.array(elementIdSchema).max(100).default([]),
  ...librarySettings,
  turnLimit: z.number().int().min(1).max(50).default(12),
  waitSeconds: z.number().min(1).max(60).default(8),
  ...speechSettings,
});
