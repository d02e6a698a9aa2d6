import { type CallEvent, callEventSchema } from '@aybiza/call-log';
import type { CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const MAX_PAGE = 5_000;

const rowSchema = z.object({ seq: z.int(), at: momentColumn, callEvent: z.record(z.string(), z.unknown()) });
const storedEventsSchema = z.array(
  rowSchema.transform(({ seq, at, callEvent }) => ({ ...callEvent, seq, at })).pipe(callEventSchema),
);

/** For `live-calls.ts`: rows of the log to entries. */
export function toCallEvents(rows: readonly unknown[]): CallEvent[] {
  return parseStored(storedEventsSchema, rows);
}

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
  return toCallEvents(rows);
}

/** Longer is no call. */
const MAX_EVENTS = 100_000;

/** A call's whole log, in order; `most` entries of it at most. */
export async function listWholeLog(
  tx: Tx,
  call: { callId: CallId; callStartedAt: number },
  most = MAX_EVENTS,
): Promise<CallEvent[]> {
  const events: CallEvent[] = [];
  while (events.length < most) {
    const limit = Math.min(MAX_PAGE, most - events.length);
    const page = await listCallEvents(tx, call, { afterSeq: events.at(-1)?.seq ?? -1, limit });
    events.push(...page);
    if (page.length < limit) break;
  }
  return events;
}
