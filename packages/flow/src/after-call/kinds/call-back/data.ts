import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from '../../../element-id.ts';
import { hoursDataSchema } from '../../../node-kinds/hours/data.ts';
import { promptSchema } from '../../../speech-settings.ts';

const expression = z.string().max(2_000).default('');

/** Somebody calls back: a person who finds it in a list, or an agent. */
export const callBackDataSchema = z.strictObject({
  /** An expression that gives the number; the caller's own unless said otherwise. */
  to: z.string().max(2_000).default('caller_number'),
  /** One that gives whom to ask for. */
  name: expression,
  /** What it is about, for whoever calls. */
  note: promptSchema.max(2_000).default(''),
  by: z.enum(['person', 'agent']).default('person'),
  /** The agent that calls, with the version that is published then. */
  agent: z.string().max(80).default(''),
  /** What it is told before: inputs of its start, and the expressions that give them. */
  inputs: z
    .array(z.strictObject({ id: elementIdSchema, name: variableNameSchema, value: z.string().max(2_000).default('') }))
    .max(30)
    .default([]),
  /** Expressions that give a date and a time of day before which nobody calls; without them, as soon as possible. */
  day: expression,
  time: expression,
  /** When they may be called; null: at any time. */
  hours: hoursDataSchema.nullable().default(null),
  /** All calls, the first included, until somebody is reached. */
  tries: z.number().int().min(1).max(10).default(3),
  /** Between two of them. */
  pauseMinutes: z.number().int().min(1).max(10_080).default(60),
});
