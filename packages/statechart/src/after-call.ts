import { z } from 'zod';
import { expressionSchema } from './expression.ts';
import { scheduleSchema } from './schedule.ts';
import { templateSchema } from './template.ts';

/** What an answer about a call may be. */
export const FOUND_TYPES = ['text', 'number', 'yesNo', 'date', 'time', 'phone'] as const;
/** What another system may be told about a call. */
export const AFTER_CALL_PARTS = ['call', 'variables', 'summary', 'results', 'transcript'] as const;

export type FoundType = (typeof FOUND_TYPES)[number];
export type AfterCallPart = (typeof AFTER_CALL_PARTS)[number];

/** Values under names of the author's. */
const namedValues = z.array(z.strictObject({ name: z.string(), value: expressionSchema }));

function stepOf<Kind extends string, Params extends z.ZodType>(kind: Kind, params: Params) {
  return z.strictObject({
    id: z.string(),
    name: z.string(),
    /** Absent: after every call. */
    when: expressionSchema.optional(),
    /** The steps that must be done before. */
    after: z.array(z.string()),
    /** All tries, the first included. */
    attempts: z.number().int(),
    /** Of one try. */
    timeLimitMs: z.number().int(),
    kind: z.literal(kind),
    params,
  });
}

/** What is done after a call, compiled. No part of the machine: whoever runs calls passes it over. */
export const afterCallStepSchema = z.discriminatedUnion('kind', [
  stepOf('summary', z.strictObject({ instructions: templateSchema })),
  stepOf(
    'extract',
    z.strictObject({
      instructions: templateSchema,
      values: z.array(z.strictObject({ name: z.string(), type: z.enum(FOUND_TYPES), description: z.string() })),
    }),
  ),
  stepOf(
    'score',
    z.strictObject({
      /** The name of the result. */
      result: z.string(),
      criteria: z.array(z.strictObject({ id: z.string(), name: z.string(), question: z.string(), weight: z.number() })),
      /** In percent of the weights that were decided. */
      passMark: z.number(),
      /** The share of calls that are judged, in percent. */
      sampleRate: z.number(),
    }),
  ),
  stepOf(
    'webhook',
    z.strictObject({ origin: z.string(), path: templateSchema, data: z.array(z.enum(AFTER_CALL_PARTS)) }),
  ),
  stepOf('message', z.strictObject({ to: expressionSchema, text: templateSchema })),
  stepOf(
    'email',
    z.strictObject({
      /** Addresses, with commas between them. */
      to: templateSchema,
      subject: templateSchema,
      text: templateSchema,
      data: z.array(z.enum(AFTER_CALL_PARTS)),
    }),
  ),
  stepOf('exportRecording', z.strictObject({ folder: z.string() })),
  stepOf(
    'contact',
    z.strictObject({
      /** Nothing is kept unless it is true. */
      consent: expressionSchema,
      name: expressionSchema.optional(),
      language: expressionSchema.optional(),
      agreed: templateSchema,
      values: namedValues,
      /** True: they are not to be called any more. */
      optOut: expressionSchema.optional(),
      /** True: what is kept of them is erased, with or without consent. */
      forget: expressionSchema.optional(),
    }),
  ),
  stepOf(
    'callBack',
    z.strictObject({
      to: expressionSchema,
      name: expressionSchema.optional(),
      note: templateSchema,
      by: z.enum(['person', 'agent']),
      /** Of the agent that calls; empty for a person. */
      agentId: z.string(),
      /** What that agent is told before. */
      inputs: namedValues,
      /** Not before this day, and this time of it; as soon as possible without a day. */
      day: expressionSchema.optional(),
      time: expressionSchema.optional(),
      timeZone: z.string(),
      /** When they may be called. */
      hours: scheduleSchema.optional(),
      tries: z.number().int(),
      pauseMinutes: z.number().int(),
    }),
  ),
]);

export const AFTER_CALL_KINDS = [
  'summary',
  'extract',
  'score',
  'webhook',
  'message',
  'email',
  'exportRecording',
  'contact',
  'callBack',
] as const;

export type AfterCallStep = z.infer<typeof afterCallStepSchema>;
export type AfterCallKind = AfterCallStep['kind'];
export type AfterCallStepOf<Kind extends AfterCallKind> = Extract<AfterCallStep, { kind: Kind }>;
