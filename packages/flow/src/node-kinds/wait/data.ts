import { z } from 'zod';
import { variableNameSchema } from '../../element-id.ts';
import { jsonPointerSchema } from '../../json-pointer.ts';
import { signalNameSchema } from '../../signal-name.ts';
import { promptSchema } from '../../speech-settings.ts';

/** Pauses, silent or with music; optionally until another system reports. */
export const waitDataSchema = z.strictObject({
  announcement: promptSchema.optional(),
  seconds: z.number().min(1).max(3_600).default(5),
  sound: z.enum(['silence', 'music']).default('silence'),
  /** Another system may end the wait by posting to the call's signal of this name. */
  until: z
    .strictObject({
      signal: signalNameSchema,
      mapping: z
        .array(z.strictObject({ variable: variableNameSchema, pointer: jsonPointerSchema }))
        .max(50)
        .default([]),
    })
    .optional(),
});
