import { type CallEvent, callEventSchema } from '@aybiza/call-log';
import type { CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { raiseFence } from './call-checkpoints.ts';
import { momentColumn, parseStored, toJsonText } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const MAX_PAGE = 5_000;

export interface CallEventBatch {
  callId: CallId;
  /** Epoch milliseconds; the same for every event of a call. */
  callStartedAt: number;
  fencingToken: number;
  events: readonly CallEvent[];
}

/** Appends to a call's log, unless a newer owner has written. A repetition adds nothing. */
export async function appendCallEvents(
  tx: Tx,
  batch: CallEventBatch,
): Promise<{ status: 'appended'; count: number } | { status: 'fenced' }> {
  if (!(await raiseFence(tx, batch.callId, batch.fencingToken))) return { status: 'fenced' };
  const rows = toJsonText(batch.events.map(({ seq, at, ...body }) => ({ seq, at, body })));
  // By hand, because a call writes here all the time: one parameter instead of eight for every event.
  const count = await clientOf(tx).$executeRaw`
    INSERT INTO call_event (call_started_at, call_id, seq, workspace_id, at, type, call_event)
    SELECT ${new Date(batch.callStartedAt)}::timestamptz, ${batch.callId}, row.seq, ${tx.workspaceId},
           to_timestamp(row.at / 1000.0), row.body ->> 'type', row.body
    FROM jsonb_to_recordset(${rows}::jsonb) AS row (seq integer, at bigint, body jsonb)
    ON CONFLICT DO NOTHING`;
  return { status: 'appended', count };
}

const rowSchema = z.object({ seq: z.int(), at: momentColumn, callEvent: z.record(z.string(), z.unknown()) });
const storedEventsSchema = z.array(
  rowSchema.transform(({ seq, at, callEvent }) => ({ ...callEvent, seq, at })).pipe(callEventSchema),
);

/** A call's log in order, at most 5,000 entries at a time; `afterSeq` is the last one of the page before, `types` what is wanted. */
export async function listCallEvents(
  tx: Tx,
  call: { callId: CallId; callStartedAt: number },
  page: { afterSeq?: number; limit?: number; types?: readonly CallEvent['type'][] } = {},
): Promise<CallEvent[]> {
  const rows = await clientOf(tx).callEvent.findMany({
    where: {
      workspaceId: tx.workspaceId,
      callStartedAt: new Date(call.callStartedAt),
      callId: call.callId,
      seq: { gt: page.afterSeq ?? -1 },
      ...(page.types === undefined ? {} : { type: { in: [...page.types] } }),
    },
    orderBy: { seq: 'asc' },
    take: Math.min(page.limit ?? MAX_PAGE, MAX_PAGE),
  });
  return parseStored(storedEventsSchema, rows);
}
