import { z } from 'zod';
import { variableNameSchema } from '../../element-id.ts';
import { noInputSchema, noMatchSchema, promptSchema, speechSettings } from '../../speech-settings.ts';

/** Takes a number by the telephone's keys, on request also spoken. */
export const keypadDataSchema = z.strictObject({
  prompt: promptSchema.default(''),
  variable: variableNameSchema,
  minLength: z.number().int().min(1).max(40).default(1),
  maxLength: z.number().int().min(1).max(40).default(20),
  /** Ends the entry early; `none` when only the length or a pause does. */
  finishKey: z.enum(['#', '*', 'none']).default('#'),
  /** May the digits be spoken too? */
  speech: z.boolean().default(false),
  /** Card numbers and PINs: neither written to the log nor shown. */
  masked: z.boolean().default(false),
  noInput: noInputSchema.prefault({}),
  /** Said, try by try, when too few keys were pressed. */
  noMatch: noMatchSchema.prefault({}),
  ...speechSettings,
});
