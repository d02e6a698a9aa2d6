import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { SealedPlace } from '@aybiza/foundation/sealer';
import { clientOf, type Tx } from './transaction.ts';

/** Where a workspace's signing secret may be opened: nowhere but in its own row. */
export function signingSecretPlace(workspaceId: WorkspaceId): SealedPlace {
  return { workspaceId, purpose: 'signing-secret' };
}

/** The sealed secret with which the workspace signs what the webhooks of lanes are told; of two who make the first at once, one counts for both. */
export async function keepSigningSecret(tx: Tx, makeSealed: () => string): Promise<string> {
  const { workspaceId } = tx;
  const known = await findSigningSecret(tx);
  if (known !== undefined) return known;
  await clientOf(tx).signingSecret.createMany({ data: { workspaceId, secret: makeSealed() }, skipDuplicates: true });
  const made = await findSigningSecret(tx);
  if (made === undefined) throw new Error('a secret that was just written must be there');
  return made;
}

export async function findSigningSecret(tx: Tx): Promise<string | undefined> {
  const row = await clientOf(tx).signingSecret.findFirst({ where: { workspaceId: tx.workspaceId } });
  return row?.secret;
}

/** Puts another sealed form in its place, unless it is another one meanwhile. */
export async function replaceSigningSecret(tx: Tx, before: string, sealed: string): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, secret: before };
  return (await clientOf(tx).signingSecret.updateMany({ where, data: { secret: sealed } })).count > 0;
}
