import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from '../../../element-id.ts';

/** A scorecard: the model judges each criterion and has to show where in the transcript it stands. */
export const scoreDataSchema = z.strictObject({
  /** The name of the result: 0 to 100. */
  result: variableNameSchema.default('score'),
  criteria: z
    .array(
      z.strictObject({
        id: elementIdSchema,
        name: z.string().max(120).default(''),
        /** What must be true of the call for it to be met. */
        question: z.string().max(500).default(''),
        weight: z.number().min(0).max(100).default(1),
      }),
    )
    .max(20)
    .default([]),
  /** From this score on a call passes. */
  passMark: z.number().min(0).max(100).default(70),
  /** How many of a hundred calls are judged. */
  sampleRate: z.number().min(1).max(100).default(100),
});
