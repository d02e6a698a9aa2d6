import { z } from 'zod';
import { elementIdSchema } from '../../element-id.ts';
import { askSettings, promptSchema } from '../../speech-settings.ts';
import { telephoneKeySchema } from '../../telephone-key.ts';

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
        /** An intent of the flow, whose phrases count as well. */
        intent: elementIdSchema.optional(),
        key: telephoneKeySchema.optional(),
      }),
    )
    .max(30)
    .default([]),
  ...askSettings,
});
