import { z } from 'zod';
import { templateSchema } from './template.ts';

/** When the caller may cut the agent short. `protected` keeps what the caller says meanwhile and uses it afterwards. */
export const interruptionSchema = z.enum(['allowed', 'protected']);
export type Interruption = z.infer<typeof interruptionSchema>;

/** The kinds of value a caller can be asked for. */
export const valueKindSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yesNo') }),
  z.strictObject({ kind: z.literal('number'), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({
    kind: z.literal('digits'),
    minLength: z.number().int().optional(),
    maxLength: z.number().int().optional(),
  }),
  z.strictObject({ kind: z.literal('date'), past: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('time') }),
  z.strictObject({ kind: z.literal('phone') }),
  z.strictObject({ kind: z.literal('name') }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z.array(z.strictObject({ value: z.string(), phrases: z.array(z.string()) })),
  }),
]);
export type ValueKind = z.infer<typeof valueKindSchema>;

/** What is said, attempt by attempt, before the conversation leaves by the port of the same name. */
const ladderSchema = z.strictObject({ prompts: z.array(templateSchema), waitMs: z.number().int().positive() });
export type Ladder = z.infer<typeof ladderSchema>;

const commonAsk = {
  interruption: interruptionSchema,
  noInput: ladderSchema,
  noMatch: ladderSchema,
};

/** A choice between named ways on, by words or by a key. */
const menuAskSchema = z.strictObject({
  kind: z.literal('menu'),
  prompt: templateSchema,
  options: z.array(
    z.strictObject({ port: z.string(), label: z.string(), phrases: z.array(z.string()), key: z.string().optional() }),
  ),
  ...commonAsk,
});

/** One value to be gathered into a variable. */
const askFieldSchema = z.strictObject({
  variable: z.string(),
  label: z.string(),
  value: valueKindSchema,
  prompt: templateSchema,
});

/** Values to be gathered, in order; any of them may be given early, together or corrected. */
const collectAskSchema = z.strictObject({
  kind: z.literal('collect'),
  prompt: templateSchema,
  fields: z.array(askFieldSchema).min(1),
  readBack: templateSchema.optional(),
  ...commonAsk,
});

export const askSchema = z.discriminatedUnion('kind', [menuAskSchema, collectAskSchema]);
export type Ask = z.infer<typeof askSchema>;
export type MenuAsk = z.infer<typeof menuAskSchema>;
export type CollectAsk = z.infer<typeof collectAskSchema>;
export type AskField = z.infer<typeof askFieldSchema>;
