import { randomBytes } from 'node:crypto';
import { keepAccountMail } from '@aybiza/auth/account-mail';
import type { Tx } from '@aybiza/db/client';
import { invite } from '@aybiza/db/invitations';
import { listMembers, type Role } from '@aybiza/db/members';
import { getWorkspace } from '@aybiza/db/workspaces';
import type { InvitationId } from '@aybiza/foundation/ids';
import type { ApiServices } from '../context.ts';

interface Asked {
  readonly email: string;
  readonly role: Role;
  /** The person's id. */
  readonly invitedBy: string;
}

/** Makes an invitation with a new link, and mails it where there is a mail server. An earlier link of the same address opens nothing more. */
export async function issueLink(
  tx: Tx,
  { email, role, invitedBy }: Asked,
  { clock, sealer, baseUrl, mail }: Pick<ApiServices, 'clock' | 'sealer' | 'baseUrl' | 'mail'>,
): Promise<{ invitationId: InvitationId; link: string; isMailed: boolean }> {
  const secret = randomBytes(32).toString('base64url');
  const { id: invitationId, expiresAt } = await invite(tx, { email, role, secret, invitedBy, now: clock.now() });
  const link = new URL(`/invitation/${secret}`, baseUrl).href;
  const isMailed = mail !== 'none';
  if (isMailed) {
    const { name: workspaceName } = await getWorkspace(tx);
    const inviter = (await listMembers(tx)).find(({ userId }) => userId === invitedBy);
    const message = { kind: 'invitation', to: email, link, workspaceName, inviterName: inviter?.name ?? '' } as const;
    // Whoever invites somebody, most often speaks their language.
    await keepAccountMail(tx, { sealer, mail: message, expiresAt, otherwise: inviter?.language ?? undefined });
  }
  return { invitationId, link, isMailed };
}
