import { MOST_BACK_TESTED_CALLS } from '@aybiza/db/back-tests';
import { agentIdSchema, backTestIdSchema, callIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { backTestedCallSchema } from '@aybiza/scenarios';
import { z } from 'zod';
import { callEntrySchema } from '../call/call-entry.schema.ts';
import { pageInput, pageOutput } from '../page.ts';

const moment = z.int().min(0).max(8_640_000_000_000_000);

export const startBackTestInput = z
  .strictObject({
    agentId: agentIdSchema,
    /** When the calls began, in epoch milliseconds: from inclusive, before exclusive. */
    startedFrom: moment,
    startedBefore: moment,
    /** Test calls as well. */
    includesTests: z.boolean().default(false),
    /** Ask the model what the logs have no answer to. */
    asksModel: z.boolean().default(false),
    /** A published version of the agent; its saved draft unless given. */
    flowVersionId: flowVersionIdSchema.optional(),
    /** A flow document to test without saving it, instead of either. */
    flow: z.unknown().optional(),
  })
  .refine(({ startedFrom, startedBefore }) => startedFrom < startedBefore, {
    message: 'the period ends before it begins',
    path: ['startedBefore'],
  })
  .refine(({ flow, flowVersionId }) => flow === undefined || flowVersionId === undefined, {
    message: 'either a version or a flow',
    path: ['flow'],
  });
export const startBackTestOutput = z.discriminatedUnion('status', [
  z.object({ status: z.literal('started'), backTestId: backTestIdSchema }),
  /** It has errors: there is nothing that calls could go through. */
  z.object({ status: z.literal('refused'), errors: z.int() }),
]);

/** A published version, as people call it. */
const versionSchema = z.object({ id: flowVersionIdSchema, number: z.int() });

export const listBackTestsInput = z.strictObject({ agentId: agentIdSchema });
export const backTestOutput = z.object({
  id: backTestIdSchema,
  agentId: agentIdSchema,
  startedFrom: z.int(),
  startedBefore: z.int(),
  includesTests: z.boolean(),
  asksModel: z.boolean(),
  /** `stopped`: by a person. `failed`: something broke; what was found out by then is there. */
  status: z.enum(['waiting', 'running', 'finished', 'stopped', 'failed']),
  /** Calls to go through, at most 5,000: the newest of the period. */
  total: z.int().max(MOST_BACK_TESTED_CALLS),
  counts: z.object({ same: z.int(), otherPath: z.int(), otherOutcome: z.int(), undecided: z.int() }),
  /** The published version that was chosen; null: the draft as it was. */
  version: versionSchema.nullable(),
  /** The draft that was tested says something else by now. */
  isOutdated: z.boolean(),
  askedAt: z.int(),
  endedAt: z.int().nullable(),
});
export const listBackTestsOutput = z.object({ backTests: z.array(backTestOutput) });

export const backTestInput = z.strictObject({ backTestId: backTestIdSchema });
export const noOutput = z.object({});

export const listBackTestCallsInput = z.strictObject({
  backTestId: backTestIdSchema,
  verdict: backTestedCallSchema.shape.verdict,
  ...pageInput,
});
export const listBackTestCallsOutput = z.object({
  ...pageOutput(z.object({ finding: backTestedCallSchema, call: callEntrySchema })),
  /** What the steps are called, by their ids. */
  labels: z.record(z.string(), z.string()),
});

export const backTestedCallInput = z.strictObject({ backTestId: backTestIdSchema, callId: callIdSchema });
export const backTestedCallOutput = z.object({
  version: versionSchema.nullable(),
  finding: backTestedCallSchema,
  labels: z.record(z.string(), z.string()),
});
