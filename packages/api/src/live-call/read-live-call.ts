import type { CallEvent } from '@aybiza/call-log';
import { listCallEvents } from '@aybiza/db/call-events';
import { findCall, type StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import type { CallId } from '@aybiza/foundation/ids';
import { notFound } from '../api-error.ts';

/** What the log of a call got since, and how the call stands. @throws AppError `NOT_FOUND` */
export async function readLiveCall(
  tx: Tx,
  { callId, afterSeq }: { callId: CallId; afterSeq: number },
): Promise<{ call: StoredCall; events: CallEvent[] }> {
  const call = await findCall(tx, callId);
  if (call === undefined) throw notFound('call');
  const events = await listCallEvents(tx, { callId, callStartedAt: call.startedAt }, { afterSeq });
  return { call, events };
}
