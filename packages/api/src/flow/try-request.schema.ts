import { agentIdSchema } from '@aybiza/foundation/ids';
import { valueSchema } from '@aybiza/statechart';
import { z } from 'zod';
import { problemSchema } from './flow-document.schema.ts';

export const tryRequestInput = z.strictObject({
  agentId: agentIdSchema,
  /** The flow as it is on the screen; parsed and migrated by the flow's own door. */
  flow: z.unknown(),
  /** The step whose request is sent. */
  node: z.string().max(80),
  /** What the variables hold that the request is made with. */
  values: z.record(z.string().max(80), valueSchema),
});

export const tryRequestOutput = z.discriminatedUnion('status', [
  /** The other system has answered. */
  z.object({
    status: z.literal('answered'),
    answer: z.object({
      status: z.int(),
      /** Names only: values may be secrets, such as a session's. */
      headers: z.array(z.string()),
      /** As JSON where it is JSON, else as text; the first 20,000 letters of a longer one, as text. */
      body: z.unknown(),
      isCut: z.boolean(),
      ms: z.int(),
    }),
    /** The way out of the step that a call takes with this answer. */
    port: z.string(),
    /** What a call keeps of it, by variable. */
    kept: z.record(z.string(), z.unknown()),
  }),
  /** Nobody answered in time, or at all; `reason` is a sentence for people. */
  z.object({ status: z.literal('failed'), how: z.enum(['timeout', 'failed']), reason: z.string(), ms: z.int() }),
  /** The step has errors of its own, and nothing was sent. */
  z.object({ status: z.literal('refused'), problems: z.array(problemSchema) }),
]);
