import { z } from 'zod';
import { elementIdSchema } from '../element-id.ts';
import { callBackDataSchema } from './kinds/call-back/data.ts';
import { contactDataSchema } from './kinds/contact/data.ts';
import { emailDataSchema } from './kinds/email/data.ts';
import { exportRecordingDataSchema } from './kinds/export-recording/data.ts';
import { extractDataSchema } from './kinds/extract/data.ts';
import { messageDataSchema } from './kinds/message/data.ts';
import { scoreDataSchema } from './kinds/score/data.ts';
import { summaryDataSchema } from './kinds/summary/data.ts';
import { webhookDataSchema } from './kinds/webhook/data.ts';

/** More than anybody reads in a lane. */
export const MAX_AFTER_CALL_STEPS = 30;

function stepOf<Kind extends string, Data extends z.ZodType>(kind: Kind, data: Data) {
  return z.strictObject({
    id: elementIdSchema,
    kind: z.literal(kind),
    name: z.string().max(120).default(''),
    /** A condition over the call's variables and facts, and what the steps before have found. Empty: after every call. */
    when: z.string().max(2_000).default(''),
    /** The steps it needs: it begins once they are done. */
    after: z.array(elementIdSchema).max(MAX_AFTER_CALL_STEPS).default([]),
    /** All tries, the first included; as its kind has it unless given. */
    attempts: z.number().int().min(1).max(10).optional(),
    /** Of one try; as its kind has it unless given. */
    timeLimitSeconds: z.number().int().min(5).max(300).optional(),
    data,
  });
}

/** One thing that is done once a call is over. */
export const afterCallStepSchema = z.discriminatedUnion('kind', [
  stepOf('summary', summaryDataSchema.prefault({})),
  stepOf('extract', extractDataSchema.prefault({})),
  stepOf('score', scoreDataSchema.prefault({})),
  stepOf('webhook', webhookDataSchema.prefault({})),
  stepOf('message', messageDataSchema.prefault({})),
  stepOf('email', emailDataSchema.prefault({})),
  stepOf('exportRecording', exportRecordingDataSchema.prefault({})),
  stepOf('contact', contactDataSchema.prefault({})),
  stepOf('callBack', callBackDataSchema.prefault({})),
]);

/** What is done after calls, in the order in which people read it. Empty: what every call has, a summary and the workspace's webhooks. */
export const afterCallSchema = z.array(afterCallStepSchema).max(MAX_AFTER_CALL_STEPS);

export type AfterCallStep = z.infer<typeof afterCallStepSchema>;
export type AfterCallKind = AfterCallStep['kind'];
export type AfterCallStepOf<Kind extends AfterCallKind> = Extract<AfterCallStep, { kind: Kind }>;
export type AfterCallData<Kind extends AfterCallKind> = AfterCallStepOf<Kind>['data'];
