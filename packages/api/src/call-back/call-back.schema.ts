import { agentIdSchema, callBackIdSchema, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const callBackStatusSchema = z.enum(['open', 'planned', 'calling', 'done', 'givenUp', 'cancelled']);

/** Somebody who wants to be called back. */
export const callBackSchema = z.object({
  id: callBackIdSchema,
  /** `open`: a person is to do it. `planned`: an agent calls when it is due. `calling`: it is about to, or on the line. */
  status: callBackStatusSchema,
  e164: z.string(),
  name: z.string(),
  note: z.string(),
  by: z.enum(['person', 'agent']),
  agentId: agentIdSchema.nullable(),
  agentName: z.string().nullable(),
  /** The call in which it was asked for. */
  callId: callIdSchema.nullable(),
  /** The calls that the agent made for it, in order. */
  calls: z.array(z.object({ number: z.int(), callId: callIdSchema })),
  /** Not before. */
  dueAt: z.int(),
  tries: z.int(),
  mostTries: z.int(),
  pauseMinutes: z.int(),
  /** Why it was given up: `notReached`, `optedOut`, `closed` (they may never be called), `cannotCall` (the agent, or its line). */
  reason: z.string().nullable(),
  assignedTo: z.string().nullable(),
  isMine: z.boolean(),
  createdAt: z.int(),
  settledAt: z.int().nullable(),
  /** Who settled it, when a person did. */
  settledBy: z.string().nullable(),
});

export const callBackInput = z.strictObject({ callBackId: callBackIdSchema });
