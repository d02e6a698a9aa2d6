import { type CallBack, changeCallBack, findCallBackOfTry, lockCallBack } from '@aybiza/db/call-backs';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { planCallBack } from '@aybiza/db/plan-call-back';
import { nextOpenAt } from '@aybiza/statechart';

const MINUTE_MS = 60_000;

/** A call is over that an agent made for a call-back: it is done, or tried again later, or given up. Any other call changes nothing. */
export async function settleTry(
  tx: Tx,
  call: StoredCall,
  { now, reached }: { now: number; reached: boolean },
): Promise<void> {
  const id = await findCallBackOfTry(tx, call.id);
  const callBack = id === undefined ? undefined : await lockCallBack(tx, id);
  if (callBack?.status !== 'calling' || callBack.calls.at(-1)?.callId !== call.id) return;
  if (reached) await changeCallBack(tx, callBack.id, { status: 'done', settledAt: now, reason: null });
  else await tryAgain(tx, callBack, now);
}

async function tryAgain(tx: Tx, { id, hours, tries, mostTries, pauseMinutes }: CallBack, now: number): Promise<void> {
  const from = now + pauseMinutes * MINUTE_MS;
  const at = hours === null ? from : nextOpenAt(hours, from);
  if (tries < mostTries && at !== undefined) await planCallBack(tx, id, { number: tries + 1, at });
  else await changeCallBack(tx, id, { status: 'givenUp', settledAt: now, reason: 'notReached' });
}
