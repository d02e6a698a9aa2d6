import { z } from 'zod';
import { templateSchema } from './template.ts';

/**
 * When the caller may cut the agent short: at once, once the first words were heard, or never. What the caller says meanwhile is
 * kept and used afterwards.
 */
export const interruptionSchema = z.enum(['allowed', 'afterFirstWords', 'protected']);
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
  /** `YYYY-MM-DDTHH:MM` */
  z.strictObject({ kind: z.literal('dateTime'), past: z.boolean().optional() }),
  /** In minutes. */
  z.strictObject({ kind: z.literal('duration') }),
  /** An amount, without its currency. */
  z.strictObject({ kind: z.literal('currency'), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ kind: z.literal('email') }),
  /** Whatever was said. */
  z.strictObject({ kind: z.literal('text'), maxLength: z.number().int().optional() }),
  /** Letters and digits that fit a pattern of RE2, such as a customer number. */
  z.strictObject({ kind: z.literal('pattern'), pattern: z.string().max(200), example: z.string().max(80).optional() }),
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
  voice: z.string().optional(),
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

/** Is what is read back right? Yes, no, or what it should be instead. */
const confirmAskSchema = z.strictObject({
  kind: z.literal('confirm'),
  prompt: templateSchema,
  fields: z.array(askFieldSchema.omit({ prompt: true })),
  ...commonAsk,
});

/** Digits by keys, on request also spoken. */
const keypadAskSchema = z.strictObject({
  kind: z.literal('keypad'),
  prompt: templateSchema,
  variable: z.string(),
  minLength: z.number().int().positive(),
  maxLength: z.number().int().positive(),
  finishKey: z.enum(['#', '*', 'none']),
  speech: z.boolean(),
  /** Neither written to the log nor shown. */
  masked: z.boolean(),
  ...commonAsk,
});

export const askSchema = z.discriminatedUnion('kind', [
  menuAskSchema,
  collectAskSchema,
  confirmAskSchema,
  keypadAskSchema,
]);
export type Ask = z.infer<typeof askSchema>;
export type MenuAsk = z.infer<typeof menuAskSchema>;
export type CollectAsk = z.infer<typeof collectAskSchema>;
export type ConfirmAsk = z.infer<typeof confirmAskSchema>;
export type KeypadAsk = z.infer<typeof keypadAskSchema>;
export type AskField = z.infer<typeof askFieldSchema>;
