import { z } from 'zod';
import { elementIdSchema } from '../../element-id.ts';
import { promptSchema } from '../../speech-settings.ts';

/** The model picks the one label that fits what was said. */
export const classifyDataSchema = z.strictObject({
  /** The text to be judged; empty for what the caller said last. */
  text: promptSchema.default(''),
  labels: z
    .array(
      z.strictObject({
        id: elementIdSchema,
        label: z.string().max(120),
        description: z.string().max(500).default(''),
        examples: z.array(z.string().max(200)).max(20).default([]),
      }),
    )
    .max(30)
    .default([]),
});
