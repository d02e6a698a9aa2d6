import { findCallBack } from '@aybiza/db/call-backs';
import type { Tx } from '@aybiza/db/client';
import type { CallBackId } from '@aybiza/foundation/ids';
import type { CallBackEvent } from '@aybiza/jobs';

/** What a webhook is told about a call-back, as it is now. Published to integrators: fields may be added, none changed. */
export async function callBackMessage(tx: Tx, callBackId: CallBackId, event: CallBackEvent) {
  const callBack = await findCallBack(tx, callBackId);
  if (callBack === undefined) return undefined;
  const { callId, e164, name, note, by, agentId, status, reason, tries, mostTries, practice } = callBack;
  const at = event === 'callBack.requested' ? callBack.createdAt : (callBack.settledAt ?? callBack.createdAt);
  return {
    type: event,
    timestamp: new Date(at).toISOString(),
    data: {
      callBackId,
      /** In which it was asked for; null when a person has added it. */
      callId,
      number: e164,
      name,
      note,
      by,
      agentId,
      dueAt: new Date(callBack.dueAt).toISOString(),
      status,
      /** Why nobody was reached; null otherwise. */
      reason,
      tries,
      mostTries,
      /** Those that an agent made for it, in order. */
      calls: callBack.calls.map((made) => made.callId),
      practice,
    },
  };
}
