import { z } from 'zod';
import { elementIdSchema } from '../../element-id.ts';
import { askSettings, promptSchema } from '../../speech-settings.ts';

/** Asks what the caller wants and routes. */
export const menuDataSchema = z.strictObject({
  prompt: promptSchema.default(''),
  options: z
    .array(
      z.strictObject({
        id: elementIdSchema,
        label: z.string().max(120),
        /** What callers say for it, beside the label. */
        phrases: z.array(z.string().max(200)).max(50).default([]),
        key: z
          .string()
          .regex(/^[0-9*#]$/, 'one key of a telephone')
          .optional(),
      }),
    )
    .max(30)
    .default([]),
  ...askSettings,
});
