import type { CallEvent } from '@aybiza/call-log';
import { type Checkpoint, claimCheckpoint } from '@aybiza/db/call-checkpoints';
import { listCallEvents } from '@aybiza/db/call-events';
import { findCall, type StoredCall } from '@aybiza/db/calls';
import type { Db, Tx } from '@aybiza/db/client';
import { listRecordingSegments } from '@aybiza/db/recordings';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { NEW_STANDING, replay, type Standing, standingSchema } from '../call/decide/standing.ts';
import type { CallIdentity } from './call-records-port.ts';
import type { StatechartCache } from './statechart-cache.ts';

/** One page of the log; a call rarely has more behind its checkpoint. */
const PAGE = 5_000;
/** A call as its former owner left it. */
export interface RestoredCall {
  readonly identity: CallIdentity;
  readonly standing: Standing;
  readonly startedAt: number;
  readonly nextSeq: number;
  readonly nextSegment: number;
}

export interface RestoreOptions {
  readonly db: Db;
  readonly statecharts: StatechartCache;
}

/**
 * Raises the fence, so that the former owner writes nothing more, and reads where the call stands: its newest checkpoint and the
 * entries of its log behind it. Undefined when the call is over, unknown, or somebody newer has it.
 */
export async function restoreCall(
  { db, statecharts }: RestoreOptions,
  place: { workspaceId: WorkspaceId; callId: CallId; fencingToken: number },
): Promise<RestoredCall | undefined> {
  const { workspaceId, callId } = place;
  const found = await db.forWorkspace(workspaceId, async (tx) => {
    const claim = await claimCheckpoint(tx, place);
    const call = claim.status === 'claimed' ? await findCall(tx, callId) : undefined;
    if (claim.status !== 'claimed' || call?.status !== 'live') return undefined;
    const segments = await listRecordingSegments(tx, callId);
    return { call, nextSegment: (segments.at(-1)?.seq ?? -1) + 1, ...(await readStanding(tx, call, claim.checkpoint)) };
  });
  if (found === undefined) return undefined;
  const { call, nextSegment, checkpoint, tail } = found;
  const statechart = await statecharts.get(workspaceId, call.statechartHash);
  if (statechart === undefined) throw new Error(`the statechart of ${callId} is gone`);
  return {
    identity: {
      id: call.id,
      deployed: {
        workspaceId,
        agentId: call.agentId,
        flowVersionId: call.flowVersionId,
        statechartHash: call.statechartHash,
        statechart,
      },
      channel: call.channel,
      callSid: call.callSid,
      from: call.from,
      to: call.to,
      isTest: call.isTest,
      isPractice: call.practice,
      // What it brought is in its log.
      ...(call.direction === 'outbound' ? { placed: { startedAt: call.startedAt, inputs: {} } } : {}),
    },
    standing: replay(statechart, checkpoint.standing, tail),
    startedAt: call.startedAt,
    nextSeq: Math.max(checkpoint.seq, tail.at(-1)?.seq ?? -1) + 1,
    nextSegment,
  };
}

/** The newest checkpoint, and the log behind it. */
async function readStanding(tx: Tx, call: StoredCall, { state, seq }: Checkpoint) {
  const checkpoint =
    state === undefined ? { standing: NEW_STANDING, seq: -1 } : { standing: standingSchema.parse(state), seq };
  const tail: CallEvent[] = [];
  const place = { callId: call.id, callStartedAt: call.startedAt };
  for (let afterSeq = checkpoint.seq; ; afterSeq = tail.at(-1)?.seq ?? afterSeq) {
    const page = await listCallEvents(tx, place, { afterSeq, limit: PAGE });
    tail.push(...page);
    if (page.length < PAGE) return { checkpoint, tail };
  }
}
