import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { SealedPlace } from '@aybiza/foundation/sealer';
import { credentialPlace, listCredentials, replaceSealedCredential } from './credentials.ts';
import { accountSecretPlace, listProviderAccounts } from './provider-accounts.ts';
import type { PreviousSecret } from './renewed-secret.ts';
import { findSigningSecrets, replaceSealedSigningSecret, signingSecretPlace } from './signing-secrets.ts';
import { clientOf, type Db, type Tx } from './transaction.ts';
import { listWebhooks, replaceSealedWebhookSecret, webhookSecretPlace } from './webhooks.ts';
import { listWorkspaceIds } from './workspaces.ts';

/** The same value sealed with the secret of today; undefined where it is already. @throws AppError when it cannot be opened */
export type SealAnew = (sealed: string, place: SealedPlace) => string | undefined;

/** What became of the sealed secrets of an installation. */
export interface SealedAnew {
  /** How many are sealed with the secret of today now, and were not before. */
  readonly changed: number;
  /** How many were already. */
  readonly kept: number;
  /** Those that no secret opens; they are left as they are. */
  readonly unreadable: readonly SealedPlace[];
}

const PAGE = 500;

/**
 * Seals every secret of every workspace anew: those of webhooks, of accounts with vendors, and what workspaces sign with. One that somebody changes meanwhile is
 * left as they have it. May be broken off and run again.
 */
export async function sealAllAnew(db: Db, sealAnew: SealAnew): Promise<SealedAnew> {
  const all = { changed: 0, kept: 0, unreadable: [] as SealedPlace[] };
  let behind = '';
  for (;;) {
    const workspaces = await listWorkspaceIds(db, { behind, limit: PAGE });
    for (const workspaceId of workspaces) await sealWorkspaceAnew(db, workspaceId, { sealAnew, all });
    const last = workspaces.at(-1);
    if (last === undefined) return all;
    behind = last;
  }
}

interface Sealing {
  readonly sealAnew: SealAnew;
  readonly all: { changed: number; kept: number; unreadable: SealedPlace[] };
}

async function sealWorkspaceAnew(db: Db, workspaceId: WorkspaceId, { sealAnew, all }: Sealing): Promise<void> {
  await db.forWorkspace(workspaceId, async (tx) => {
    for (const { sealed, place, replace } of await listSealed(tx)) {
      let anew: string | undefined;
      try {
        anew = sealAnew(sealed, place);
      } catch {
        all.unreadable.push(place); // the only thing it refuses
        continue;
      }
      if (anew === undefined) all.kept += 1;
      else if (await replace(anew)) all.changed += 1;
    }
  });
}

interface SealedRow {
  readonly sealed: string;
  readonly place: SealedPlace;
  /** False when it is another one meanwhile. */
  replace(anew: string): Promise<boolean>;
}

async function listSealed(tx: Tx): Promise<SealedRow[]> {
  const { workspaceId } = tx;
  const webhooks = (await listWebhooks(tx)).flatMap(({ id, secret, previous }) =>
    bothOf(secret, previous).map(
      ([which, before]): SealedRow => ({
        sealed: before,
        place: webhookSecretPlace(workspaceId, id),
        replace: (sealed) => replaceSealedWebhookSecret(tx, { id, which, before, sealed }),
      }),
    ),
  );
  const accounts = (await listProviderAccounts(tx)).flatMap(({ vendor, sealedSecret }): SealedRow[] => {
    if (sealedSecret === null) return [];
    const where = { workspaceId, vendor, sealedSecret };
    const replace = async (anew: string) =>
      // Its version stays: the account is the same, and nobody has to open it again.
      (await clientOf(tx).providerAccount.updateMany({ where, data: { sealedSecret: anew } })).count > 0;
    return [{ sealed: sealedSecret, place: accountSecretPlace(workspaceId, vendor), replace }];
  });
  const signing = await findSigningSecrets(tx);
  const place = signingSecretPlace(workspaceId);
  const signed = (signing === undefined ? [] : bothOf(signing.current, signing.previous)).map(
    ([which, before]): SealedRow => ({
      sealed: before,
      place,
      replace: (sealed) => replaceSealedSigningSecret(tx, which, { before, sealed }),
    }),
  );
  const credentials = (await listCredentials(tx)).map(
    ({ name, sealedSecret: before }): SealedRow => ({
      sealed: before,
      place: credentialPlace(workspaceId, name),
      replace: (sealed) => replaceSealedCredential(tx, { name, before, sealed }),
    }),
  );
  return [...webhooks, ...accounts, ...signed, ...credentials];
}

/** The present secret, and the one before it where there is one, by their columns. */
function bothOf(secret: string, previous: PreviousSecret | null): (readonly ['secret' | 'previousSecret', string])[] {
  return [['secret', secret], ...(previous === null ? [] : [['previousSecret', previous.sealed] as const])];
}
