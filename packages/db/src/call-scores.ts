import type { CallId } from '@aybiza/foundation/ids';
import { storableText } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** Keeps what a call was judged to be worth, 0 to 100, for the figures; a later score of the same name replaces the earlier. */
export async function saveCallScore(
  tx: Tx,
  callId: CallId,
  { name, score, passed }: { name: string; score: number; passed: boolean },
): Promise<void> {
  const key = { callId, name: storableText(name) };
  const judged = { score: Math.round(score), passed };
  await clientOf(tx).callScore.upsert({
    where: { callId_name: key },
    create: { ...key, ...judged, workspaceId: tx.workspaceId },
    update: judged,
  });
}
