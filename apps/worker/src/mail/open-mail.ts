import type { Db } from '@aybiza/db/client';
import { accountSecretPlace, findProviderAccount } from '@aybiza/db/provider-accounts';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import { openMailer } from '@aybiza/providers/accounts/open-mailer';
import { readAccounts } from '@aybiza/providers/accounts/read-accounts';
import type { AddressGuard } from '@aybiza/providers/accounts/supplies';
import type { Mailer } from '@aybiza/providers/mail/port';

/** A mail server, and whether it is practice equipment, which delivers nothing. */
export interface InstalledMail {
  readonly mailer: Mailer;
  readonly isPractice: boolean;
}

export interface OpenMailOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly logger: Logger;
  readonly guard: Pick<AddressGuard, 'mailServer'>;
  /** The installation's, where it has one. */
  readonly installation: InstalledMail | undefined;
}

/**
 * The mail server of a workspace: its own, else the installation's. Undefined where there is neither.
 * @throws an error when the address of its own is not allowed any more
 */
export async function openMail(
  workspaceId: WorkspaceId,
  { db, sealer, logger, guard, installation }: OpenMailOptions,
): Promise<InstalledMail | undefined> {
  const stored = await db.forWorkspace(workspaceId, (tx) => findProviderAccount(tx, 'mail'));
  if (stored === undefined) return installation;
  const { mail } = readAccounts([stored], {
    openSecret: (sealed, vendor) => sealer.open(sealed, accountSecretPlace(workspaceId, vendor)),
    onUnusable: (vendor, error) =>
      logger.error({ workspaceId, vendor, personal: errorMessage(error) }, 'account cannot be used'),
  });
  return mail === undefined ? installation : { mailer: openMailer(mail, guard), isPractice: false };
}
