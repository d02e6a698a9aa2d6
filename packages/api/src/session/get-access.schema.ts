import { roleSchema } from '@aybiza/db/members';
import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const getAccessOutput = z.object({
  workspaceId: workspaceIdSchema,
  workspaceName: z.string(),
  userId: z.string(),
  role: roleSchema,
  /** Null: it is not suspended. */
  suspension: z.object({ eraseAt: z.int().nullable() }).nullable(),
  /** The procedures that this person may call here, such as `agent.create`. */
  may: z.array(z.string()),
});
