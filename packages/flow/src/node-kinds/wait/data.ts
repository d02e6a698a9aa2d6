import { z } from 'zod';
import { variableNameSchema } from '../../element-id.ts';
import { jsonPointerSchema } from '../../json-pointer.ts';
import { promptSchema } from '../../speech-settings.ts';

/** Pauses, silent or with music; optionally until another system reports. */
export const waitDataSchema = z.strictObject({
  announcement: promptSchema.optional(),
  seconds: z.number().min(1).max(3_600).default(5),
  sound: z.enum(['silence', 'music']).default('silence'),
  /** Another system may end the wait by posting to the call's signal of this name. */
  until: z
    .strictObject({
      signal: z.string().regex(/^[a-z][a-zA-Z0-9_-]{0,39}$/, 'a name of letters, digits, “_” or “-”'),
      mapping: z
        .array(z.strictObject({ variable: variableNameSchema, pointer: jsonPointerSchema }))
        .max(50)
        .default([]),
    })
    .optional(),
});
