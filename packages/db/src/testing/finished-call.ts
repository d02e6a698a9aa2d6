import type { CallEvent, CallEventBody } from '@aybiza/call-log';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { createCall, type NewCall } from '../calls.ts';
import { endCall } from '../end-call.ts';
import type { Db } from '../transaction.ts';
import { writeCall } from '../write-call.ts';
import { aCall, type PublishedAgent } from './seed.ts';

export interface FinishedCall {
  id: CallId;
  startedAt: number;
  events: readonly CallEvent[];
}

/** A call that has ended, with its log: `entries` are a second apart and followed by its end. */
export async function seedFinishedCall(
  db: Db,
  seeded: { workspaceId: WorkspaceId; published: PublishedAgent; entries: readonly CallEventBody[] },
  changes: Partial<NewCall> & { outcome?: string } = {},
): Promise<FinishedCall> {
  const { outcome = 'finished', ...rest } = changes;
  const call = aCall(seeded.published, rest);
  const { id: callId, startedAt } = call;
  const { workspaceId } = seeded;
  const end: CallEventBody = { type: 'callEnded', outcome, reason: 'finished' };
  const events = [...seeded.entries, end].map((body, seq) => ({ ...body, seq, at: startedAt + seq * 1_000 }));
  await db.forWorkspace(workspaceId, (tx) => createCall(tx, call));
  await writeCall(db, { workspaceId, callId, callStartedAt: startedAt, fencingToken: 1, events });
  const ended = { status: 'ended', endReason: 'finished', outcome, variables: {}, turns: 1 } as const;
  const endedAt = events.at(-1)?.at ?? startedAt;
  await endCall(db, { workspaceId, callId, fencingToken: 1, end: { ...ended, endedAt }, results: [], jobs: [] });
  return { id: callId, startedAt, events };
}
