import type { CallEventBody } from '@aybiza/call-log';
import { createCall, finishCall, type NewCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import { aCall, type PublishedAgent } from '@aybiza/db/testing/seed';
import { writeCall } from '@aybiza/db/write-call';
import type { WorkspaceId } from '@aybiza/foundation/ids';

/** A call that goes on: what happens in it is written, as a voice process would, until it ends. */
export async function beginCall(
  db: Db,
  { workspaceId, published, ...changes }: { workspaceId: WorkspaceId; published: PublishedAgent } & Partial<NewCall>,
) {
  const call = aCall(published, changes);
  const { id: callId, startedAt } = call;
  await db.forWorkspace(workspaceId, (tx) => createCall(tx, call));
  let seq = 0;
  const log = (...bodies: CallEventBody[]) => {
    const events = bodies.map((body) => ({ seq: seq++, at: startedAt + seq, ...body }));
    return writeCall(db, { workspaceId, callId, callStartedAt: startedAt, fencingToken: 1, events });
  };
  const ended = { status: 'ended', endReason: 'finished', outcome: 'booked', variables: {}, turns: 1 } as const;
  const end = () =>
    db.forWorkspace(workspaceId, (tx) => finishCall(tx, callId, { ...ended, endedAt: startedAt + 5_000 }));
  return { id: callId, log, end };
}
