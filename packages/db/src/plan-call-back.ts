import type { CallBackId } from '@aybiza/foundation/ids';
import { changeCallBack } from './call-backs.ts';
import { addOutboxRow } from './outbox.ts';
import type { Tx } from './transaction.ts';

/** Has an agent call for the `number`th time at a moment (epoch ms), in the transaction that has the call-back locked or makes it. */
export async function planCallBack(
  tx: Tx,
  id: CallBackId,
  { number, at }: { number: number; at: number },
): Promise<void> {
  await changeCallBack(tx, id, { status: 'planned', dueAt: at, reason: null, settledAt: null });
  await addOutboxRow(tx, { kind: 'place-call-back', payload: { callBackId: id, number }, availableAt: at });
}
