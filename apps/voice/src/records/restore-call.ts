import type { CallEvent } from '@aybiza/call-log';
import { type Checkpoint, claimCheckpoint } from '@aybiza/db/call-checkpoints';
import { listCallEvents } from '@aybiza/db/call-events';
import { findCall, type StoredCall } from '@aybiza/db/calls';
import type { Db, Tx } from '@aybiza/db/client';
import { listRecordingSegments } from '@aybiza/db/recordings';
import { AppError } from '@aybiza/foundation/errors';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import type { Sealer } from '@aybiza/foundation/sealer';
import { NEW_STANDING, replay, type Standing } from '../call/decide/standing.ts';
import type { CallIdentity } from './call-records-port.ts';
import type { StatechartCache } from './statechart-cache.ts';
import { fromStored, type StandingOwner } from './stored-standing.ts';

/** One page of the log; a call rarely has more behind its checkpoint. */
const PAGE = 5_000;
/** A call as its former owner left it. */
export interface RestoredCall {
  readonly identity: CallIdentity;
  readonly standing: Standing;
  /** Its checkpoint cannot be opened here. The standing is right but for what was given in secret. */
  readonly isUnreadable: boolean;
  readonly startedAt: number;
  readonly nextSeq: number;
  readonly nextSegment: number;
}

export interface RestoreOptions {
  readonly db: Db;
  readonly statecharts: StatechartCache;
  readonly sealer: Sealer;
}

/**
 * Raises the fence, so that the former owner writes nothing more, and reads where the call stands: its newest checkpoint and the
 * entries of its log behind it. Undefined when the call is over, unknown, or somebody newer has it.
 */
export async function restoreCall(
  { db, statecharts, sealer }: RestoreOptions,
  place: { workspaceId: WorkspaceId; callId: CallId; fencingToken: number },
): Promise<RestoredCall | undefined> {
  const { workspaceId, callId } = place;
  const found = await db.forWorkspace(workspaceId, async (tx) => {
    const claim = await claimCheckpoint(tx, place);
    const call = claim.status === 'claimed' ? await findCall(tx, callId) : undefined;
    if (claim.status !== 'claimed' || call?.status !== 'live') return undefined;
    const segments = await listRecordingSegments(tx, callId);
    const kept = toKept(claim.checkpoint);
    const tail = await listBehind(tx, call, kept.seq);
    return { call, nextSegment: (segments.at(-1)?.seq ?? -1) + 1, kept, tail };
  });
  if (found === undefined) return undefined;
  const { call, nextSegment, kept, tail } = found;
  const statechart = await statecharts.get(workspaceId, call.statechartHash);
  if (statechart === undefined) throw new Error(`the statechart of ${callId} is gone`);
  const before = openStanding(sealer, { id: callId, deployed: { workspaceId, statechart } }, kept.state);
  // Its log is readable, and leads to the same step without what was given in secret.
  const entries = before === null ? await db.forWorkspace(workspaceId, (tx) => listBehind(tx, call, -1)) : tail;
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
    standing: replay(statechart, before ?? NEW_STANDING, entries),
    isUnreadable: before === null,
    startedAt: call.startedAt,
    nextSeq: Math.max(kept.seq, tail.at(-1)?.seq ?? -1) + 1,
    nextSegment,
  };
}

/** Before the first checkpoint nothing of the log is taken in. */
function toKept({ state, seq }: Checkpoint): Pick<Checkpoint, 'state' | 'seq'> {
  return state === undefined ? { state, seq: -1 } : { state, seq };
}

/** Null when it was sealed with another secret of the installation. */
function openStanding(sealer: Sealer, owner: StandingOwner, state: unknown): Standing | null {
  if (state === undefined) return NEW_STANDING;
  try {
    return fromStored(sealer, owner, state);
  } catch (error) {
    if (error instanceof AppError && error.code === 'SEALED_VALUE_UNREADABLE') return null;
    throw error;
  }
}

/** The log of a call behind an entry. */
async function listBehind(tx: Tx, call: StoredCall, behindSeq: number): Promise<CallEvent[]> {
  const entries: CallEvent[] = [];
  const place = { callId: call.id, callStartedAt: call.startedAt };
  for (let afterSeq = behindSeq; ; afterSeq = entries.at(-1)?.seq ?? afterSeq) {
    const page = await listCallEvents(tx, place, { afterSeq, limit: PAGE });
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}
