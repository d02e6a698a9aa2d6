import type { CallEvent } from '@aybiza/call-log';
import { listWholeLog } from '@aybiza/db/call-events';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';

/** An hour of a busy call has about 4,000 entries. */
const MAX_EVENTS = 20_000;

/** The log of a call up to a length that a page can still show. */
export async function listAllEvents(tx: Tx, call: StoredCall): Promise<{ events: CallEvent[]; truncated: boolean }> {
  const events = await listWholeLog(tx, { callId: call.id, callStartedAt: call.startedAt }, MAX_EVENTS + 1);
  return { events: events.slice(0, MAX_EVENTS), truncated: events.length > MAX_EVENTS };
}
