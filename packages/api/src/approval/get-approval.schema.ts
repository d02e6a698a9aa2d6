import { requestStatusSchema } from '@aybiza/db/publish-requests';
import { agentIdSchema, publishRequestIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** Null: they are no member any more. */
const nameSchema = z.string().nullable();

export const getApprovalInput = z.strictObject({ agentId: agentIdSchema });
export const getApprovalOutput = z.object({
  /** Nothing is published that somebody else has not approved. */
  isNeeded: z.boolean(),
  /** What the person who asks may do. */
  may: z.object({
    ask: z.boolean(),
    publish: z.boolean(),
    /** Whether approval is needed at all. */
    choose: z.boolean(),
  }),
  /** The person who asks is the only one who may publish: nobody else could approve. */
  isAlone: z.boolean(),
  /** What was asked for last, unless it was published or taken back. */
  request: z
    .object({
      id: publishRequestIdSchema,
      status: requestStatusSchema.exclude(['withdrawn', 'published']),
      /** Of the version that is published by it. */
      name: z.string(),
      note: z.string(),
      requestedBy: nameSchema,
      requestedAt: z.int(),
      decidedBy: nameSchema,
      decidedAt: z.int().nullable(),
      reason: z.string(),
      /** The person who asks now asked for it. */
      isOwn: z.boolean(),
    })
    .nullable(),
});
