import type { Db } from '@aybiza/db/client';
import { getPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { accountSecretPlace, findProviderChoice, listProviderAccounts } from '@aybiza/db/provider-accounts';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { OwnAccounts } from '@aybiza/providers/accounts/account';
import { type ProviderChoice, providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import type { RegionPin } from '@aybiza/providers/accounts/place';
import { readAccounts } from '@aybiza/providers/accounts/read-accounts';
import { FreshBook } from '../fresh-enough.ts';

/** What a workspace has of its own, and wants to use. */
export interface Holdings {
  /** The same as long as nothing of it was changed. */
  readonly version: string;
  readonly accounts: OwnAccounts;
  readonly choice: ProviderChoice | undefined;
  /** Where its calls may be processed; `unknown` where it was never read and cannot be now. */
  readonly pin: RegionPin | 'unknown';
}

/** Whose accounts are whose. */
export interface AccountBook {
  /** Not older than a second; while the database is away, what was last known. */
  of(workspaceId: WorkspaceId): Promise<Holdings>;
  /** Reads what was never read, so that it is known while the database is away. Never rejects. */
  remember(workspaceId: WorkspaceId): Promise<void>;
  /** What is stored now. Rejects while the database is away. */
  readNow(workspaceId: WorkspaceId): Promise<Holdings>;
}

export interface AccountBookOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly logger: Logger;
}

const NOTHING: Holdings = { version: '', accounts: {}, choice: undefined, pin: 'anywhere' };
const UNKNOWN: Holdings = { ...NOTHING, version: 'unknown', pin: 'unknown' };

export function createAccountBook(options: AccountBookOptions): AccountBook {
  const { clock, logger } = options;
  const pages = new FreshBook<Holdings>((workspaceId) => ({
    clock,
    read: (known) => read(workspaceId, known, options),
    onError: (error) => logger.warn({ workspaceId, personal: errorMessage(error) }, 'accounts not read'),
  }));
  return {
    of: async (workspaceId) => (await pages.get(workspaceId)) ?? UNKNOWN,
    remember: (workspaceId) => pages.remember(workspaceId),
    readNow: (workspaceId) => read(workspaceId, undefined, options),
  };
}

async function read(
  workspaceId: WorkspaceId,
  known: Holdings | undefined,
  { db, sealer, logger }: AccountBookOptions,
): Promise<Holdings> {
  const { accounts, choice, pin } = await db.forWorkspace(workspaceId, async (tx) => ({
    accounts: await listProviderAccounts(tx),
    choice: await findProviderChoice(tx),
    pin: (await getPrivacySettings(tx)).processedIn,
  }));
  const versions = [...accounts.map((account) => account.version), choice?.version, pin === 'anywhere' ? '' : pin];
  const version = versions.join(' ').trim();
  if (version === known?.version) return known;
  if (version === '') return NOTHING;
  return {
    version,
    accounts: readAccounts(accounts, {
      openSecret: (sealed, vendor) => sealer.open(sealed, accountSecretPlace(workspaceId, vendor)),
      onUnusable: (vendor, error) =>
        logger.error({ workspaceId, vendor, personal: errorMessage(error) }, 'account cannot be used'),
    }),
    choice: providerChoiceSchema.safeParse(choice?.choice).data,
    pin,
  };
}
