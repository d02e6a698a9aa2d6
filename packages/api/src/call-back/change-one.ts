import { type CallBack, findCallBack, lockCallBack } from '@aybiza/db/call-backs';
import type { CallBackId } from '@aybiza/foundation/ids';
import { apiError } from '../api-error.ts';
import { changeInState, type StateChange } from '../change-in-state.ts';
import { showCallBack } from './show-call-back.ts';

/** Changes a call-back while nobody else does. @throws AppError `NOT_FOUND`, `CALL_BACK_SETTLED` */
export function changeOne(
  context: Parameters<typeof changeInState>[0],
  id: CallBackId,
  change: StateChange<CallBack>,
): ReturnType<typeof showCallBack> {
  return changeInState(
    context,
    {
      id,
      noun: 'call-back',
      lock: lockCallBack,
      refuse: () => apiError('CALL_BACK_SETTLED', 'Somebody else was quicker. Look again: it is in another state now.'),
      show: async (tx, callBackId) => showCallBack(tx, await findCallBack(tx, callBackId), context.actor.id),
    },
    change,
  );
}
