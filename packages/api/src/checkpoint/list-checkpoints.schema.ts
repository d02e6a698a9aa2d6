import { checkpointReasonSchema } from '@aybiza/db/flow-checkpoints';
import { agentIdSchema, flowCheckpointIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const listCheckpointsInput = z.strictObject({ agentId: agentIdSchema });
export const listCheckpointsOutput = z.array(
  z.object({
    id: flowCheckpointIdSchema,
    /** Why it was kept: by itself while somebody edited, by name, or before something else took the draft's place. */
    reason: checkpointReasonSchema,
    /** Empty for those that nobody has named. */
    name: z.string(),
    createdBy: z.string().nullable(),
    /** The name of that person; null when it was none, or nobody in this workspace any more. */
    createdByName: z.string().nullable(),
    /** Since when the draft had been like this, in epoch milliseconds. */
    draftSavedAt: z.int(),
  }),
);
