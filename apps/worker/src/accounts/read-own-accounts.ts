import type { Tx } from '@aybiza/db/client';
import { accountSecretPlace, listProviderAccounts } from '@aybiza/db/provider-accounts';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { OwnAccounts } from '@aybiza/providers/accounts/account';
import { readAccounts } from '@aybiza/providers/accounts/read-accounts';

/** The accounts that a workspace has of its own, ready to be used; one that cannot be opened is logged, and as if it were not there. */
export async function readOwnAccounts(
  tx: Tx,
  { sealer, logger }: { readonly sealer: Sealer; readonly logger: Logger },
): Promise<OwnAccounts> {
  const { workspaceId } = tx;
  return readAccounts(await listProviderAccounts(tx), {
    openSecret: (sealed, vendor) => sealer.open(sealed, accountSecretPlace(workspaceId, vendor)),
    onUnusable: (vendor, error) =>
      logger.error({ workspaceId, vendor, personal: errorMessage(error) }, 'account cannot be used'),
  });
}
