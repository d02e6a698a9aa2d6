import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { personSchema, threadSchema } from './comment.schema.ts';

export const listCommentsInput = z.strictObject({ agentId: agentIdSchema });
export const listCommentsOutput = z.object({
  /** Open ones first, each sort the newest first; of the resolved ones the latest. */
  threads: z.array(threadSchema),
  /** Everybody who can be mentioned. */
  members: z.array(personSchema),
});
