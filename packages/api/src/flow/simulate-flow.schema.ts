import { scenarioSchema } from '@aybiza/flow';
import { z } from 'zod';
import { problemSchema } from './flow-document.schema.ts';
import { givenFlowShape, hasOne } from './given-flow.ts';

export const simulateFlowInput = z
  .strictObject({
    ...givenFlowShape,
    scenarios: z.array(scenarioSchema).max(20).optional().meta({
      description: 'What callers do and what is expected; the flow’s own scenarios unless given.',
    }),
    generated: z.boolean().default(false).meta({
      description: 'Also makes up calls that together take every wire. For flows of up to 200 steps.',
    }),
  })
  .refine(hasOne, { error: 'give an agentId or a flow, not both' });

const runSchema = z.object({
  name: z.string(),
  passed: z.boolean(),
  failures: z.array(z.object({ step: z.int(), message: z.string() })),
  /** Null when the call had not ended. */
  outcome: z.string().nullable(),
  /** How long the call would have lasted. */
  durationMs: z.number(),
  transcript: z.array(z.object({ who: z.enum(['agent', 'caller']), text: z.string() })),
  /** The steps it went through. */
  path: z.array(z.string()),
});

export const simulateFlowOutput = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('simulated'),
    runs: z.array(runSchema),
    failed: z.int(),
    /** How much of the wires the calls took, 0 to 1. */
    coverage: z.number(),
  }),
  z.object({ status: z.literal('refused'), problems: z.array(problemSchema) }),
]);
