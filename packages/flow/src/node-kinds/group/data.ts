import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from '../../element-id.ts';
import { variableSchema } from '../../variable.ts';

const size = z.number().min(80).max(100_000);

/** A frame around nodes: what they leave open leaves by its exits, and its limits and variables are theirs. */
export const groupDataSchema = z.strictObject({
  /** The node inside where callers begin who are sent to the group itself; empty when nobody is. */
  entry: z.union([z.literal(''), elementIdSchema]).default(''),
  /** Ports of the group: an open port of a node inside leaves by the one of the same name. */
  exits: z
    .array(z.strictObject({ port: z.string().min(1).max(80), label: z.string().max(120).default('') }))
    .max(20)
    .default([]),
  limits: z
    .strictObject({
      /** Staying longer leaves by `timeLimit`. */
      seconds: z.number().int().min(5).max(14_400).optional(),
    })
    .prefault({}),
  /** Known inside only; they begin anew each time a caller comes in. */
  variables: z.record(variableNameSchema, variableSchema).default({}),
  collapsed: z.boolean().default(false),
  /** The drawn frame, in canvas pixels. */
  size: z.strictObject({ width: size, height: size }).default({ width: 640, height: 400 }),
});
