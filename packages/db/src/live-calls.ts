import type { CallEvent } from '@aybiza/call-log';
import { type CallId, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { toCallEvents } from './call-events.ts';
import { type StoredCall, toStoredCalls } from './calls.ts';
import { parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** More at once nobody looks at on one page. */
const MAX_CALLS = 500;
/** Of one call at one time: a log is caught up with in steps. */
const MAX_EVENTS = 2_000;

/** The calls that go on, the newest first, at most 500. */
export async function listLiveCalls(tx: Tx): Promise<StoredCall[]> {
  const rows = await clientOf(tx).call.findMany({
    where: { workspaceId: tx.workspaceId, status: 'live' },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: MAX_CALLS,
  });
  return toStoredCalls(rows);
}

/** What has become of calls; one that was deleted is not among them. */
export async function listCallsById(tx: Tx, ids: readonly CallId[]): Promise<StoredCall[]> {
  const rows = await clientOf(tx).call.findMany({ where: { workspaceId: tx.workspaceId, id: { in: [...ids] } } });
  return toStoredCalls(rows);
}

export interface KnownLog {
  readonly callId: CallId;
  /** Epoch milliseconds. */
  readonly callStartedAt: number;
  /** The last entry that is known; -1 for none. */
  readonly afterSeq: number;
}

const rowSchema = z.object({ call_id: callIdSchema, seq: z.int(), at: z.date(), call_event: z.unknown() });

/** What the logs of several calls got since, each in its order: one question for all of them. */
export async function listNewEvents(tx: Tx, logs: readonly KnownLog[]): Promise<Map<CallId, CallEvent[]>> {
  const ids = logs.map(({ callId }) => callId);
  const starts = logs.map(({ callStartedAt }) => new Date(callStartedAt));
  const seqs = logs.map(({ afterSeq }) => afterSeq);
  const rows = await clientOf(tx).$queryRaw`
    SELECT known.call_id, event.seq, event.at, event.call_event
    FROM unnest(${ids}::text[], ${starts}::timestamptz[], ${seqs}::integer[]) AS known (call_id, call_started_at, after_seq)
    CROSS JOIN LATERAL (
      SELECT seq, at, call_event FROM call_event
      WHERE workspace_id = ${tx.workspaceId} AND call_started_at = known.call_started_at
        AND call_id = known.call_id AND seq > known.after_seq
      ORDER BY seq LIMIT ${MAX_EVENTS}) AS event
    ORDER BY known.call_id, event.seq`;
  const byCall = new Map<CallId, unknown[]>();
  for (const { call_id, seq, at, call_event } of parseStored(z.array(rowSchema), rows)) {
    const own = byCall.get(call_id) ?? [];
    own.push({ seq, at, callEvent: call_event });
    byCall.set(call_id, own);
  }
  return new Map([...byCall].map(([callId, own]) => [callId, toCallEvents(own)]));
}
