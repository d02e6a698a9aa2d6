import { randomBytes } from 'node:crypto';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { SealedPlace } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { parseStored } from './columns.ts';
import {
  endPreviousSecretColumns,
  previousSecretOf,
  renewedSecretColumns,
  renewSecretColumns,
  type SecretRenewal,
} from './renewed-secret.ts';
import { clientOf, type Tx } from './transaction.ts';

const secretsSchema = z
  .object(renewedSecretColumns)
  .transform((row) => ({ current: row.secret, previous: previousSecretOf(row) }));
/** What a workspace signs with, sealed: the present secret, and the one before it, which signs as well until a moment that may be over. */
export type SigningSecrets = z.output<typeof secretsSchema>;

/** A secret of Standard Webhooks: 24 to 64 random bytes in base64, behind a prefix. */
export function makeSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Where a workspace's signing secrets may be opened: nowhere but in its own row. */
export function signingSecretPlace(workspaceId: WorkspaceId): SealedPlace {
  return { workspaceId, purpose: 'signing-secret' };
}

/** What the workspace signs with, made when it is first needed; of two who make the first at once, one counts for both. */
export async function keepSigningSecrets(tx: Tx, seal: (secret: string) => string): Promise<SigningSecrets> {
  const { workspaceId } = tx;
  const known = await findSigningSecrets(tx);
  if (known !== undefined) return known;
  const data = { workspaceId, secret: seal(makeSigningSecret()) };
  await clientOf(tx).signingSecret.createMany({ data, skipDuplicates: true });
  const made = await findSigningSecrets(tx);
  if (made === undefined) throw new Error('a secret that was just written must be there');
  return made;
}

export async function findSigningSecrets(tx: Tx): Promise<SigningSecrets | undefined> {
  const row = await clientOf(tx).signingSecret.findFirst({ where: { workspaceId: tx.workspaceId } });
  return row === null ? undefined : parseStored(secretsSchema, row);
}

/** Puts another secret in the place of the present one. False when that is another by now, or when the one before it still signs. */
export async function renewSigningSecret(tx: Tx, renewal: SecretRenewal): Promise<boolean> {
  const { where, data } = renewSecretColumns(renewal);
  const ours = { workspaceId: tx.workspaceId, ...where };
  return (await clientOf(tx).signingSecret.updateMany({ where: ours, data })).count > 0;
}

/** The secret before the present one signs no more, and is forgotten. False when there is none. */
export async function endPreviousSigningSecret(tx: Tx): Promise<boolean> {
  const { where, data } = endPreviousSecretColumns;
  const ours = { workspaceId: tx.workspaceId, ...where };
  return (await clientOf(tx).signingSecret.updateMany({ where: ours, data })).count > 0;
}

/** Puts other sealed forms in their place, unless a secret is another one meanwhile. */
export async function replaceSealedSigningSecret(
  tx: Tx,
  which: 'secret' | 'previousSecret',
  change: { before: string; sealed: string },
): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, [which]: change.before };
  return (await clientOf(tx).signingSecret.updateMany({ where, data: { [which]: change.sealed } })).count > 0;
}
