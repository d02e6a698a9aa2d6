import { clientOf, type Tx } from './transaction.ts';

/**
 * Marks an effect as done in the transaction that does it; false when it was done before, then do nothing.
 * The key names the effect in the whole installation, such as `deliver-webhook:<delivery>:<attempt>`.
 */
export async function claimJobEffect(tx: Tx, key: string): Promise<boolean> {
  const data = { key, workspaceId: tx.workspaceId };
  const { count } = await clientOf(tx).jobEffect.createMany({ data, skipDuplicates: true });
  return count > 0;
}

/** Was the effect done? In a transaction that has locked what the effect is about, the answer stays true. */
export async function hasJobEffect(tx: Tx, key: string): Promise<boolean> {
  return (await clientOf(tx).jobEffect.findFirst({ where: { workspaceId: tx.workspaceId, key } })) !== null;
}
