import type { CallEvent } from '@aybiza/call-log';
import { listCallEvents } from '@aybiza/db/call-events';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';

/** An hour of a busy call has about 4,000 entries. */
const MAX_EVENTS = 20_000;

/** The log of a call up to a length that a page can still show. */
export async function listAllEvents(tx: Tx, call: StoredCall): Promise<{ events: CallEvent[]; truncated: boolean }> {
  const events: CallEvent[] = [];
  for (;;) {
    const key = { callId: call.id, callStartedAt: call.startedAt };
    const page = await listCallEvents(tx, key, { afterSeq: events.at(-1)?.seq ?? -1 });
    if (page.length === 0) return { events, truncated: false };
    events.push(...page);
    if (events.length >= MAX_EVENTS) return { events: events.slice(0, MAX_EVENTS), truncated: true };
  }
}
