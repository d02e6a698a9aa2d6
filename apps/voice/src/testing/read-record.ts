import type { CallEvent } from '@aybiza/call-log';
import { listCallEvents } from '@aybiza/db/call-events';
import { findCall, findCallBySid, type StoredCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';

/** What is written of a call. */
export interface CallRecord {
  readonly call: StoredCall;
  readonly events: readonly CallEvent[];
}

/** By Twilio's name for it; undefined while nothing is written. */
export async function readRecord(db: Db, callSid: string): Promise<CallRecord | undefined> {
  const place = await findCallBySid(db, callSid);
  if (place === undefined) return undefined;
  return db.forWorkspace(place.workspaceId, async (tx) => {
    const call = await findCall(tx, place.callId);
    if (call === undefined) return undefined;
    return { call, events: await listCallEvents(tx, { callId: call.id, callStartedAt: call.startedAt }) };
  });
}
