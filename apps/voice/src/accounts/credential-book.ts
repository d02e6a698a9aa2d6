import { type BoundHeader, boundHeaderOf, credentialPlace, listCredentials } from '@aybiza/db/credentials';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { FreshBook } from '../fresh-enough.ts';
import type { AccountBookOptions } from './account-book.ts';

/** The keys of other systems that a workspace's flows ask. */
export interface CredentialBook {
  /**
   * Not older than a second; while the database is away, as it was last known.
   * @throws AppError `UNKNOWN_CREDENTIAL` where there is none of this name, or it cannot be read
   */
  get(workspaceId: WorkspaceId, name: string): Promise<BoundHeader>;
  /** Reads what was never read, so that it is known while the database is away. Never rejects. */
  remember(workspaceId: WorkspaceId): Promise<void>;
}

export function createCredentialBook(options: AccountBookOptions): CredentialBook {
  const { clock, logger } = options;
  const pages = new FreshBook<ReadonlyMap<string, BoundHeader>>((workspaceId) => ({
    clock,
    read: () => read(workspaceId, options),
    onError: (error) => logger.warn({ workspaceId, personal: errorMessage(error) }, 'credentials not read'),
  }));
  return {
    async get(workspaceId, name) {
      const header = (await pages.get(workspaceId))?.get(name);
      if (header !== undefined) return header;
      const message = 'the workspace has no such credential that can be read';
      throw new AppError(message, { code: 'UNKNOWN_CREDENTIAL', retryable: false, expose: true });
    },
    remember: (workspaceId) => pages.remember(workspaceId),
  };
}

async function read(
  workspaceId: WorkspaceId,
  { db, sealer, logger }: AccountBookOptions,
): Promise<ReadonlyMap<string, BoundHeader>> {
  const headers = new Map<string, BoundHeader>();
  for (const credential of await db.forWorkspace(workspaceId, listCredentials)) {
    const { name, sealedSecret } = credential;
    try {
      headers.set(name, boundHeaderOf(credential, sealer.open(sealedSecret, credentialPlace(workspaceId, name))));
    } catch (error) {
      logger.error({ workspaceId, personal: errorMessage(error) }, 'credential cannot be read');
    }
  }
  return headers;
}
