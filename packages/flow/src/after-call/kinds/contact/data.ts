import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from '../../../element-id.ts';
import { promptSchema } from '../../../speech-settings.ts';

const expression = z.string().max(2_000).default('');

/** Remembers the caller by their number, if they agreed to it. */
export const contactDataSchema = z.strictObject({
  /** A condition: have they agreed? Nothing is kept while it does not hold. */
  consent: expression,
  /** An expression that gives what they are called. */
  name: expression,
  /** One that gives their language. */
  language: expression,
  /** What was agreed, for the next call. */
  agreed: promptSchema.max(1_000).default(''),
  /** What else is kept: the next call has it as `contact.<name>`. */
  values: z
    .array(z.strictObject({ id: elementIdSchema, name: variableNameSchema, value: z.string().max(2_000).default('') }))
    .max(30)
    .default([]),
  /** A condition: are they not to be called any more? */
  optOut: expression,
  /** A condition: do they want to be forgotten? */
  forget: expression,
});
