import { roleSchema } from '@aybiza/db/members';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

const memberId = plainText(64).min(1);

export const listMembersOutput = z.array(
  z.object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    createdAt: z.int(),
    isYou: z.boolean(),
  }),
);
export const setRoleInput = z.strictObject({ memberId, role: roleSchema });
export const setRoleOutput = z.object({ role: roleSchema });
export const removeMemberInput = z.strictObject({ memberId });
export const removeMemberOutput = z.object({ removed: z.literal(true) });
/** As they believe it is called: in another tab they may have changed to another one meanwhile. */
export const namedWorkspaceInput = z.strictObject({ workspaceName: plainText(80) });
export const leaveOutput = z.object({ left: z.literal(true) });
