import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import { openMailer } from '@aybiza/providers/accounts/open-mailer';
import type { AddressGuard } from '@aybiza/providers/accounts/supplies';
import type { Mailer } from '@aybiza/providers/mail/port';
import { readOwnAccounts } from '../accounts/read-own-accounts.ts';

/** A mail server, and whether it is practice equipment, which delivers nothing. */
export interface InstalledMail {
  readonly mailer: Mailer;
  readonly isPractice: boolean;
}

export interface OpenMailOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly clock: Clock;
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
  { db, sealer, clock, logger, guard, installation }: OpenMailOptions,
): Promise<InstalledMail | undefined> {
  const { mail } = await db.forWorkspace(workspaceId, (tx) => readOwnAccounts(tx, { sealer, logger }));
  return mail === undefined ? installation : { mailer: openMailer(mail, { guard, clock }), isPractice: false };
}
