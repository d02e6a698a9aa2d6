import { z } from 'zod';
import { plainText } from '../plain-text.ts';
import { contactInput, contactSchema, contactValuesSchema } from './contact.schema.ts';

export const changeContactInput = contactInput.extend({
  name: plainText(200).optional(),
  language: z
    .union([
      z.literal(''),
      z
        .string()
        .max(35)
        .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
    ])
    .optional(),
  agreed: plainText(1_000).optional(),
  /** All of them: one that is left out is forgotten. */
  values: contactValuesSchema.optional(),
  mayBeCalled: z.boolean().optional(),
});
export const changeContactOutput = contactSchema;
