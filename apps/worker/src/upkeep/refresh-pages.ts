import type { Db } from '@aybiza/db/client';
import { claimDaily, listDailyDocuments } from '@aybiza/db/knowledge-documents';
import { addOutboxRow } from '@aybiza/db/outbox';
import type { Clock } from '@aybiza/foundation/clock';
import type { JobPayloads } from '@aybiza/jobs';

const DAY_MS = 24 * 60 * 60_000;
/** Asked for at a time; what is left waits for the next look. */
const LIMIT = 200;

/** Has the pages read again that are read every day, a day after they were asked for last. */
export async function refreshPages({ db, clock }: { db: Db; clock: Clock }, signal: AbortSignal): Promise<void> {
  const now = clock.now();
  const askedBefore = now - DAY_MS;
  for (const { workspaceId, id } of await listDailyDocuments(db, { askedBefore, limit: LIMIT })) {
    if (signal.aborted) return;
    await db.forWorkspace(workspaceId, async (tx) => {
      if (!(await claimDaily(tx, id, { askedBefore, now }))) return;
      const payload: JobPayloads['read-document'] = { documentId: id };
      await addOutboxRow(tx, { kind: 'read-document', payload });
    });
  }
}
