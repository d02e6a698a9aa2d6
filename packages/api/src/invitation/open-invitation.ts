import type { Tx } from '@aybiza/db/client';
import { findInvitationPlace, findValidInvitation, type Invitation } from '@aybiza/db/invitations';
import type { AppError } from '@aybiza/foundation/errors';
import { apiError } from '../api-error.ts';
import type { ApiServices } from '../context.ts';

/** The same for a link that never was, is used, replaced, revoked or late: it says nothing about anybody. */
export function invitationOver(): AppError {
  return apiError('INVITATION_OVER', 'This invitation is over. Ask whoever invited you for another one.');
}

/**
 * Does something with the invitation that a link opens, in its workspace.
 * @throws AppError `INVITATION_OVER`
 */
export async function openInvitation<Value>(
  { db, clock }: Pick<ApiServices, 'db' | 'clock'>,
  token: string,
  work: (tx: Tx, invitation: Invitation) => Promise<Value>,
): Promise<Value> {
  const place = await findInvitationPlace(db, token);
  if (place === undefined) throw invitationOver();
  return db.forWorkspace(place.workspaceId, async (tx) => {
    const invitation = await findValidInvitation(tx, { id: place.id, now: clock.now() });
    if (invitation === undefined) throw invitationOver();
    return work(tx, invitation);
  });
}
