import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

const name = plainText(80).trim().min(1);

export const createWorkspaceInput = z.strictObject({ name });
export const createWorkspaceOutput = z.object({ workspaceId: workspaceIdSchema });
export const renameWorkspaceInput = z.strictObject({ name });
export const renameWorkspaceOutput = z.object({ name: z.string() });
export const deleteWorkspaceOutput = z.object({
  /** When it is erased; until then it can be restored. */
  eraseAt: z.int(),
});
export const restoreWorkspaceOutput = z.object({ restored: z.literal(true) });
