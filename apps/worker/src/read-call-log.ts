import type { CallEvent } from '@aybiza/call-log';
import { listCallEvents } from '@aybiza/db/call-events';
import type { StoredCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import type { WorkspaceId } from '@aybiza/foundation/ids';

/** Events of one page, and how many pages: no call is longer. */
const PAGE = 5_000;
const MAX_PAGES = 20;

/** The log of a call, page by page, each in a transaction of its own. */
export async function readCallLog(db: Db, workspaceId: WorkspaceId, call: StoredCall): Promise<CallEvent[]> {
  const key = { callId: call.id, callStartedAt: call.startedAt };
  const events: CallEvent[] = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const afterSeq = events.at(-1)?.seq ?? -1;
    const more = await db.forWorkspace(workspaceId, (tx) => listCallEvents(tx, key, { afterSeq, limit: PAGE }));
    events.push(...more);
    if (more.length < PAGE) break;
  }
  return events;
}
