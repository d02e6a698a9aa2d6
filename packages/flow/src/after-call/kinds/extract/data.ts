import { FOUND_TYPES } from '@aybiza/statechart';
import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from '../../../element-id.ts';
import { promptSchema } from '../../../speech-settings.ts';

/** Values that the model finds in what was said; they become results of the call. */
export const extractDataSchema = z.strictObject({
  instructions: promptSchema.default(''),
  values: z
    .array(
      z.strictObject({
        id: elementIdSchema,
        name: variableNameSchema,
        type: z.enum(FOUND_TYPES).default('text'),
        /** What the model is to look for. */
        description: z.string().max(500).default(''),
      }),
    )
    .max(30)
    .default([]),
});
