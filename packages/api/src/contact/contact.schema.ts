import { callIdSchema, contactIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

const valueSchema = z.union([plainText(500), z.number(), z.boolean()]);
export const contactValuesSchema = z
  .record(plainText(64).min(1), valueSchema)
  .refine((values) => Object.keys(values).length <= 30, 'at most 30');

/** Somebody who agreed to be remembered. */
export const contactSchema = z.object({
  id: contactIdSchema,
  e164: z.string(),
  name: z.string(),
  /** BCP 47; empty where nobody knows. */
  language: z.string(),
  /** What was agreed last time. */
  agreed: z.string(),
  values: contactValuesSchema,
  consent: z.object({
    /** `spoken`: in a call. `entered`: a person wrote it down. */
    how: z.enum(['spoken', 'entered']),
    at: z.int(),
    /** The call in which they said so; it may be gone. */
    callId: callIdSchema.nullable(),
    /** The name of the person who wrote it down, while they are in the workspace. */
    by: z.string().nullable(),
  }),
  /** When they asked not to be called; null: they may be. */
  optedOutAt: z.int().nullable(),
  createdAt: z.int(),
  lastSeenAt: z.int(),
});

export const contactInput = z.strictObject({ contactId: contactIdSchema });
