import type { Db } from '@aybiza/db/client';
import { accountSecretPlace, listProviderAccounts } from '@aybiza/db/provider-accounts';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import { authTokensOf } from '@aybiza/providers/accounts/account';
import { readAccounts } from '@aybiza/providers/accounts/read-accounts';
import { createTelephone, type TelephoneOptions } from '@aybiza/providers/accounts/telephone';
import type { Telephony } from '@aybiza/providers/telephony/port';

/** A telephone account that is opened for one message. */
export interface OpenTelephony {
  sendMessage: Telephony['sendMessage'];
  close(): Promise<void>;
}

export interface OpenTelephonyOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The installation's account, where it has one. */
  readonly installation: Pick<TelephoneOptions, 'accountSid' | 'authTokens' | 'apiKey'> | undefined;
  /** Where the company is asked, if not where it usually is. */
  readonly companyUrl: string | undefined;
}

/** The account on which a workspace's calls are: its own, else the installation's. Undefined where there is neither. */
export async function openTelephony(
  workspaceId: WorkspaceId,
  { db, sealer, clock, logger, installation, companyUrl: baseUrl }: OpenTelephonyOptions,
): Promise<OpenTelephony | undefined> {
  const stored = await db.forWorkspace(workspaceId, (tx) => listProviderAccounts(tx));
  const { twilio } = readAccounts(stored, {
    openSecret: (sealed, vendor) => sealer.open(sealed, accountSecretPlace(workspaceId, vendor)),
    onUnusable: (vendor, error) =>
      logger.error({ workspaceId, vendor, personal: errorMessage(error) }, 'account cannot be used'),
  });
  const account =
    twilio === undefined
      ? installation
      : { accountSid: twilio.settings.accountSid, authTokens: authTokensOf(twilio.secret) };
  if (account === undefined) return undefined;
  const telephone = createTelephone({ ...account, clock, baseUrl });
  return {
    sendMessage: async (message) => (await telephone.open()).sendMessage(message),
    close: () => telephone.close(),
  };
}
