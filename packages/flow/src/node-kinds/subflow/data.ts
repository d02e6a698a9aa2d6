import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from '../../element-id.ts';

/** Runs a pinned version of another flow of the workspace, as a part of this call. */
export const subflowDataSchema = z.strictObject({
  /** The agent whose flow it is; empty until one is chosen: callers then leave by `failed`. */
  agent: z.string().max(80).default(''),
  /** The published version, never “the newest”: what was proved stays proved. */
  version: z.number().int().min(1).default(1),
  /** What it is told: its variable, and the expression that gives the value. */
  inputs: z.record(variableNameSchema, z.string().max(2_000)).default({}),
  /** What is taken over when it ends: its variable into one of this flow. */
  outputs: z
    .array(z.strictObject({ output: variableNameSchema, variable: variableNameSchema }))
    .max(50)
    .default([]),
  /** The outcomes of its ends, each with a port of its own. */
  outcomes: z
    .array(z.strictObject({ id: elementIdSchema, outcome: z.string().min(1).max(60) }))
    .max(20)
    .default([]),
});
