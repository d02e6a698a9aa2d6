import { addAuditEntry } from '@aybiza/db/audit-entries';
import { type CallBack, findCallBack, lockCallBack } from '@aybiza/db/call-backs';
import type { Tx } from '@aybiza/db/client';
import type { CallBackId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';
import { showCallBack } from './show-call-back.ts';

interface Changing {
  readonly actor: Parameters<typeof addAuditEntry>[1]['actor'];
  inWorkspace<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
}

/**
 * Changes a call-back while nobody else does, notes who did it, and gives it as it is then. One whose state the change is not for is refused.
 * @throws AppError `NOT_FOUND`, `CALL_BACK_SETTLED`
 */
export function changeOne(
  { actor, inWorkspace }: Changing,
  id: CallBackId,
  change: {
    readonly action: string;
    readonly from: readonly CallBack['status'][];
    apply(tx: Tx, callBack: CallBack): Promise<object>;
  },
) {
  return inWorkspace(async (tx) => {
    const callBack = await lockCallBack(tx, id);
    if (callBack === undefined) throw notFound('call-back');
    if (!change.from.includes(callBack.status))
      throw apiError('CALL_BACK_SETTLED', 'Somebody else was quicker. Look again: it is in another state now.');
    const detail = await change.apply(tx, callBack);
    await addAuditEntry(tx, { actor, action: change.action, subject: id, detail });
    return showCallBack(tx, await findCallBack(tx, id), actor.id);
  });
}
