import { z } from 'zod';
import { askSchema, interruptionSchema, valueKindSchema } from './ask.ts';
import { expressionSchema } from './expression.ts';
import { scheduleSchema } from './schedule.ts';
import { templateSchema } from './template.ts';
import { valueSchema } from './value.ts';

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
  /** Which of the workspace's credentials is shown to the other system, by name. */
  credential: z.string().optional(),
});

const calendarCallSchema = z.strictObject({
  via: z.literal('calendar'),
  operation: z.enum(['findSlot', 'book', 'findBooking', 'move', 'cancel']),
  inputs: z.record(z.string(), expressionSchema),
});

export const RECORDING_MODES = ['start', 'pause', 'resume', 'mask', 'stop'] as const;

const mappingSchema = z.array(z.strictObject({ variable: z.string(), pointer: z.string() }));

/** An answer as the other system gives it. */
const exampleSchema = z.strictObject({ status: z.number().int(), body: valueSchema });

/** Documents and collections of the workspace, by their ids: they are no part of the flow, and change without a new version of it. */
const librarySchema = z.strictObject({ documents: z.array(z.string()), collections: z.array(z.string()) });

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
    params: z.strictObject({
      node,
      variants: z.array(templateSchema).min(1),
      interruption: interruptionSchema,
      voice: z.string().optional(),
      /** A sound file to play instead of the words. */
      audio: z.string().optional(),
    }),
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
      /** What the model may look up while it talks. */
      lookUp: z.strictObject({ sources: z.array(z.string()), library: librarySchema.optional() }).optional(),
      turnLimit: z.number().int().positive(),
      waitMs: z.number().int().positive(),
      interruption: interruptionSchema,
      voice: z.string().optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('request'),
    params: z.strictObject({
      node,
      call: z.discriminatedUnion('via', [httpCallSchema, calendarCallSchema]),
      timeoutMs: z.number().int().positive(),
      retries: z.number().int().nonnegative().optional(),
      idempotencyKey: templateSchema.optional(),
      meanwhile: templateSchema.optional(),
      rules: z.array(statusRuleSchema),
      mapping: mappingSchema,
      /** For calls that are only tried. */
      example: exampleSchema.optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('transfer'),
    params: z.strictObject({
      node,
      to: z.string(),
      ringMs: z.number().int().positive(),
      announcement: templateSchema.optional(),
      briefing: templateSchema.optional(),
      /** Whoever answers is asked, after the briefing, whether they take the call. */
      asksFirst: z.boolean().optional(),
    }),
  }),
  /** So long the call has lasted; the clock of `lasted`. */
  z.strictObject({ type: z.literal('passTime'), params: z.strictObject({ ms: z.number().int() }) }),
  /** A handler's condition begins or ceases to hold. */
  z.strictObject({ type: z.literal('mark'), params: z.strictObject({ handler: node, holds: z.boolean() }) }),
  z.strictObject({
    type: z.literal('answer'),
    params: z.strictObject({
      node,
      prompt: templateSchema,
      instructions: z.string(),
      sources: z.array(z.string()),
      library: librarySchema.optional(),
      waitMs: z.number().int().positive(),
      interruption: interruptionSchema,
      voice: z.string().optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('classify'),
    params: z.strictObject({
      node,
      /** Absent for what the caller said last. */
      text: templateSchema.optional(),
      labels: z.array(
        z.strictObject({ port: z.string(), name: z.string(), description: z.string(), examples: z.array(z.string()) }),
      ),
    }),
  }),
  /** Which arm, by lot: what is drawn enters as an event. */
  z.strictObject({
    type: z.literal('draw'),
    params: z.strictObject({
      node,
      arms: z.array(z.strictObject({ port: z.string(), share: z.number() })).min(1),
      sticky: z.boolean(),
    }),
  }),
  /** What time it is enters as an event. */
  z.strictObject({ type: z.literal('lookAtClock'), params: z.strictObject({ node, schedule: scheduleSchema }) }),
  z.strictObject({
    type: z.literal('hold'),
    params: z.strictObject({
      node,
      announcement: templateSchema.optional(),
      sound: z.enum(['silence', 'music']),
      /** Another system may end the wait by this name. */
      signal: z.string().optional(),
      mapping: mappingSchema,
    }),
  }),
  z.strictObject({
    type: z.literal('sendMessage'),
    params: z.strictObject({ node, to: expressionSchema, text: templateSchema }),
  }),
  z.strictObject({
    type: z.literal('takeMessage'),
    params: z.strictObject({
      node,
      prompt: templateSchema,
      maxMs: z.number().int().positive(),
      silenceMs: z.number().int().positive(),
      variable: z.string().optional(),
      interruption: interruptionSchema,
      voice: z.string().optional(),
    }),
  }),
  z.strictObject({ type: z.literal('sendKeys'), params: z.strictObject({ node, keys: z.string() }) }),
  z.strictObject({
    type: z.literal('switchLanguage'),
    params: z.strictObject({ node, language: z.string(), voice: z.string() }),
  }),
  z.strictObject({ type: z.literal('setRecording'), params: z.strictObject({ node, mode: z.enum(RECORDING_MODES) }) }),
  z.strictObject({
    type: z.literal('tag'),
    params: z.strictObject({ node, label: z.string(), value: expressionSchema.optional() }),
  }),
  /** Waits for the caller to speak first, or for whoever picks up when we call. */
  z.strictObject({ type: z.literal('awaitHello'), params: z.strictObject({ node, outbound: z.boolean() }) }),
  z.strictObject({
    type: z.literal('hangUp'),
    params: z.strictObject({ node: node.nullable(), outcome: z.string() }),
  }),
]);

/** An instruction of a statechart, as published: data, with texts and conditions still to be filled in. */
export type Action = z.infer<typeof actionSchema>;
export type ActionOf<Type extends Action['type']> = Extract<Action, { type: Type }>;
