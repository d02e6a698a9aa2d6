import type { CallEvent } from '@aybiza/call-log';
import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { stepsOfCallSchema } from '../after-call/get-steps.schema.ts';
import { callBackSchema } from '../call-back/call-back.schema.ts';
import { flowDocumentSchema } from '../flow/flow-document.schema.ts';
import { callEntrySchema } from './call-entry.schema.ts';

/** An entry of a call's log on its way out: parsed when it was read from the database. */
export const callEventOutput = z.custom<CallEvent>((value) => typeof value === 'object' && value !== null);

export const getCallInput = z.strictObject({ callId: callIdSchema });
export const getCallOutput = z.object({
  call: callEntrySchema,
  agentName: z.string(),
  version: z.int().nullable(),
  events: z.array(callEventOutput),
  /** The log is longer than what is shown here. */
  truncated: z.boolean(),
  /** The log was erased, because the workspace keeps none for so long; null: it is all there. */
  erased: z
    .object({
      /** Epoch milliseconds. */
      at: z.int(),
      /** For how many days a log is kept, as it is set now; null: for ever by now. */
      keptDays: z.int().nullable(),
      /** What was worked out before; null where nothing was. */
      figures: z
        .object({
          ending: z.enum(['contained', 'transferred', 'left', 'dropped']),
          interruptions: z.int(),
          /** How often the caller was understood by which layer. */
          understood: z.object({ key: z.int(), local: z.int(), model: z.int(), none: z.int() }),
          /** How many milliseconds half of the answers took at most; null without any. */
          answerMs: z.number().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  /** What the call ran on; not exact when the draft has been changed since. */
  drawing: z.object({ flow: flowDocumentSchema, exact: z.boolean() }).nullable(),
  variables: z.record(z.string(), z.unknown()),
  results: z.array(z.object({ name: z.string(), value: z.unknown(), source: z.string() })),
  recording: z
    .object({
      durationMs: z.int(),
      channels: z.int(),
      sampleRateHz: z.int(),
      bytes: z.int(),
      mediaType: z.string(),
      /** How loud it is over time, 0 to 1, for each channel; null for recordings from before that was worked out. */
      peaks: z.array(z.array(z.number())).nullable(),
    })
    .nullable(),
  /** The recording was deleted, because the workspace keeps none for so long. */
  recordingErased: z
    .object({
      /** Epoch milliseconds. */
      at: z.int(),
      /** For how many days recordings are kept, as it is set now; null: for ever by now. */
      keptDays: z.int().nullable(),
    })
    .nullable(),
  /** What the flow's lane had done, in its order. */
  steps: stepsOfCallSchema,
  /** What was done beside the lane. */
  jobs: z.array(
    z.object({
      kind: z.string(),
      state: z.enum(['waiting', 'done', 'dead']),
      attempts: z.int(),
      lastError: z.string().nullable(),
    }),
  ),
  /** Who is to be called back because of it, and whom it called back. */
  callBacks: z.array(callBackSchema),
  deliveries: z.array(
    z.object({
      url: z.string(),
      eventName: z.string(),
      status: z.enum(['pending', 'delivered', 'failed', 'dead']),
      attempts: z.int(),
      responseStatus: z.int().nullable(),
      lastError: z.string().nullable(),
      deliveredAt: z.int().nullable(),
    }),
  ),
});
