import { foldTranscript, type TranscriptLine } from '@aybiza/call-log';
import { listWholeLog } from '@aybiza/db/call-events';
import type { StoredCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import type { WorkspaceId } from '@aybiza/foundation/ids';

/** What was said in a call, as it was heard. */
export async function readTranscript(db: Db, workspaceId: WorkspaceId, call: StoredCall): Promise<TranscriptLine[]> {
  const key = { callId: call.id, callStartedAt: call.startedAt };
  return foldTranscript(await db.forWorkspace(workspaceId, (tx) => listWholeLog(tx, key)));
}
