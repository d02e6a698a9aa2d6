import type { Db } from '@aybiza/db/client';
import { accountSecretPlace, findProviderChoice, listProviderAccounts } from '@aybiza/db/provider-accounts';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { OwnAccounts } from '@aybiza/providers/accounts/account';
import { type ProviderChoice, providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import { readAccounts } from '@aybiza/providers/accounts/read-accounts';
import { FreshBook } from '../fresh-enough.ts';

/** What a workspace has of its own, and wants to use. */
export interface Holdings {
  /** The same as long as nothing of it was changed. */
  readonly version: string;
  readonly accounts: OwnAccounts;
  readonly choice: ProviderChoice | undefined;
}

/** Whose accounts are whose. */
export interface AccountBook {
  /** Not older than a second; while the database is away, what was last known. Nothing for a workspace that has nothing. */
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

const NOTHING: Holdings = { version: '', accounts: {}, choice: undefined };

export function createAccountBook(options: AccountBookOptions): AccountBook {
  const { clock, logger } = options;
  const pages = new FreshBook<Holdings>((workspaceId) => ({
    clock,
    read: (known) => read(workspaceId, known, options),
    onError: (error) => logger.warn({ workspaceId, personal: errorMessage(error) }, 'accounts not read'),
  }));
  return {
    of: async (workspaceId) => (await pages.get(workspaceId)) ?? NOTHING,
    remember: (workspaceId) => pages.remember(workspaceId),
    readNow: (workspaceId) => read(workspaceId, undefined, options),
  };
}

async function read(
  workspaceId: WorkspaceId,
  known: Holdings | undefined,
  { db, sealer, logger }: AccountBookOptions,
): Promise<Holdings> {
  const { accounts, choice } = await db.forWorkspace(workspaceId, async (tx) => ({
    accounts: await listProviderAccounts(tx),
    choice: await findProviderChoice(tx),
  }));
  const version = [...accounts.map((account) => account.version), choice?.version].join(' ').trim();
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
  };
}
