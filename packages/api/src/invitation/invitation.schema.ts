import { roleSchema } from '@aybiza/db/members';
import { invitationIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

/** What stands at the end of the link. */
const token = z.string().regex(/^[\w-]{43}$/);

export const listInvitationsOutput = z.array(
  z.object({
    id: invitationIdSchema,
    email: z.string(),
    role: roleSchema,
    /** Null: they are not in the workspace any more, and the link opens nothing. */
    invitedByName: z.string().nullable(),
    createdAt: z.int(),
    expiresAt: z.int(),
  }),
);
export const createInvitationInput = z.strictObject({ email: z.email().max(254).toLowerCase(), role: roleSchema });
export const invitationIdInput = z.strictObject({ invitationId: invitationIdSchema });
export const linkOutput = z.object({
  invitationId: invitationIdSchema,
  /** Shown once, here. */
  link: z.string(),
  /** Whether it was mailed as well; without a mail server it has to be brought to them. */
  isMailed: z.boolean(),
});
export const revokeInvitationOutput = z.object({ revoked: z.literal(true) });

export const tokenInput = z.strictObject({ token });
export const readInvitationOutput = z.object({
  workspaceName: z.string(),
  inviterName: z.string(),
  email: z.string(),
  role: roleSchema,
  expiresAt: z.int(),
  /** Whether they sign in, or make an account first. */
  hasAccount: z.boolean(),
});
export const createAccountInput = z.strictObject({
  token,
  name: plainText(80).trim().min(1),
  password: plainText(128).min(10),
});
export const acceptInvitationOutput = z.object({ workspaceId: workspaceIdSchema });
