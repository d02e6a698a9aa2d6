import { roleSchema } from '@aybiza/db/members';
import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const listWorkspacesOutput = z.array(
  z.object({
    workspaceId: workspaceIdSchema,
    name: z.string(),
    slug: z.string(),
    isDemo: z.boolean(),
    role: roleSchema,
    isSuspended: z.boolean(),
    /** When it is erased, if it was deleted. */
    eraseAt: z.int().nullable(),
  }),
);
