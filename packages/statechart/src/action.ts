import { z } from 'zod';
import { askSchema, interruptionSchema, valueKindSchema } from './ask.ts';
import { expressionSchema } from './expression.ts';
import { templateSchema } from './template.ts';

const node = z.string();

/** Which answers of a request leave by which port; the first rule that fits decides. */
const statusRuleSchema = z.strictObject({ port: z.string(), from: z.number().int(), to: z.number().int() });

const httpCallSchema = z.strictObject({
  via: z.literal('http'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /** Scheme and host are literal: a value can never choose where a request goes. */
  origin: z.string(),
  path: templateSchema,
  headers: z.array(z.strictObject({ name: z.string(), value: templateSchema })),
  body: templateSchema.optional(),
});

const calendarCallSchema = z.strictObject({
  via: z.literal('calendar'),
  operation: z.enum(['findSlot', 'book', 'findBooking', 'move', 'cancel']),
  inputs: z.record(z.string(), expressionSchema),
});

export const actionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('move'), params: z.strictObject({ node, port: z.string(), to: node }) }),
  z.strictObject({ type: z.literal('visit'), params: z.strictObject({ node }) }),
  z.strictObject({
    type: z.literal('set'),
    params: z.strictObject({ assignments: z.array(z.strictObject({ variable: z.string(), value: expressionSchema })) }),
  }),
  z.strictObject({ type: z.literal('store'), params: z.strictObject({ variables: z.array(z.string()) }) }),
  z.strictObject({
    type: z.literal('say'),
    params: z.strictObject({ node, variants: z.array(templateSchema).min(1), interruption: interruptionSchema }),
  }),
  z.strictObject({ type: z.literal('listen'), params: z.strictObject({ node, ask: askSchema }) }),
  z.strictObject({
    type: z.literal('converse'),
    params: z.strictObject({
      node,
      instructions: templateSchema,
      opening: templateSchema.optional(),
      exits: z.array(z.strictObject({ port: z.string(), name: z.string(), description: z.string() })).min(1),
      extract: z.array(z.strictObject({ variable: z.string(), value: valueKindSchema, description: z.string() })),
      turnLimit: z.number().int().positive(),
      waitMs: z.number().int().positive(),
      interruption: interruptionSchema,
    }),
  }),
  z.strictObject({
    type: z.literal('request'),
    params: z.strictObject({
      node,
      call: z.discriminatedUnion('via', [httpCallSchema, calendarCallSchema]),
      timeoutMs: z.number().int().positive(),
      meanwhile: templateSchema.optional(),
      rules: z.array(statusRuleSchema),
      mapping: z.array(z.strictObject({ variable: z.string(), pointer: z.string() })),
    }),
  }),
  z.strictObject({
    type: z.literal('transfer'),
    params: z.strictObject({
      node,
      to: z.string(),
      ringMs: z.number().int().positive(),
      announcement: templateSchema.optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('hangUp'),
    params: z.strictObject({ node: node.nullable(), outcome: z.string() }),
  }),
]);

/** An instruction of a statechart, as published: data, with texts and conditions still to be filled in. */
export type Action = z.infer<typeof actionSchema>;
export type ActionOf<Type extends Action['type']> = Extract<Action, { type: Type }>;
