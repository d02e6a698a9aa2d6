import type { CallEvent } from '@aybiza/call-log';
import type { Db } from '@aybiza/db/client';
import { setCallingChoice } from '@aybiza/db/privacy/calling-choices';
import { deleteRecordingSegments, listRecordingKeys, listRecordingSegments } from '@aybiza/db/recordings';
import type { Storage } from '@aybiza/storage';
import type { CallIdentity } from './call-records-port.ts';

/** Numbers that somebody can be called under; a page and a withheld number are none. */
const E164 = /^\+[0-9]{6,15}$/;

/** Does what callers have wished, by what is in the log. Doing it again does no harm. Rejects while database or store is away. */
export async function applyWishes(
  { db, storage }: { db: Db; storage: Storage },
  { id, deployed, from, to, placed }: CallIdentity,
  events: readonly CallEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.type !== 'wished') continue;
    const { workspaceId } = deployed;
    if (event.wish === 'doNotCall') {
      const e164 = placed === undefined ? from : to;
      if (!E164.test(e164)) continue;
      const choice = { e164, choice: 'refused', source: 'caller', callId: id, chosenAt: event.at } as const;
      await db.forWorkspace(workspaceId, (tx) => setCallingChoice(tx, choice));
    }
    if (event.wish === 'deleteRecording') {
      const keys = await db.forWorkspace(workspaceId, (tx) => listRecordingKeys(tx, { callIds: [id] }));
      for (const key of keys) await storage.delete(key);
      await db.forWorkspace(workspaceId, async (tx) => {
        const seqs = (await listRecordingSegments(tx, id)).filter(({ storageKey }) => keys.includes(storageKey));
        await deleteRecordingSegments(
          tx,
          id,
          seqs.map(({ seq }) => seq),
        );
      });
    }
  }
}
