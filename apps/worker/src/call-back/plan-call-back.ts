import { type CallBack, changeCallBack } from '@aybiza/db/call-backs';
import type { Tx } from '@aybiza/db/client';
import { addOutboxRow } from '@aybiza/db/outbox';

/** Has an agent call for the `number`th time at a moment (epoch ms), in the transaction that has the call-back locked or makes it. */
export async function planCallBack(
  tx: Tx,
  id: CallBack['id'],
  { number, at }: { number: number; at: number },
): Promise<void> {
  await changeCallBack(tx, id, { status: 'planned', dueAt: at, reason: null, settledAt: null });
  await addOutboxRow(tx, { kind: 'place-call-back', payload: { callBackId: id, number }, availableAt: at });
}
