import { router } from '../trpc.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { createAccount } from './create-account.ts';
import { createInvitation } from './create-invitation.ts';
import { listInvitations } from './list-invitations.ts';
import { readInvitation } from './read-invitation.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export const invitationRouter = router({
  list: listInvitations,
  create: createInvitation,
  resend: resendInvitation,
  revoke: revokeInvitation,
  read: readInvitation,
  createAccount,
  accept: acceptInvitation,
});
