import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import { authTokensOf } from '@aybiza/providers/accounts/account';
import { createTelephone, type TelephoneOptions } from '@aybiza/providers/accounts/telephone';
import type { Telephony } from '@aybiza/providers/telephony/port';
import { readOwnAccounts } from '../accounts/read-own-accounts.ts';

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
  const { twilio } = await db.forWorkspace(workspaceId, (tx) => readOwnAccounts(tx, { sealer, logger }));
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
