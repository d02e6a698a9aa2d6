import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { listHeldCalls } from './privacy/legal-holds.ts';
import { clientOf, type Tx } from './transaction.ts';

const DAY_MS = 86_400_000;

/** How many days this workspace keeps what was said in a call; null: for ever. */
export async function getCallLogDays(tx: Tx): Promise<number | null> {
  const where = { id: tx.workspaceId };
  const { callLogDays } = await clientOf(tx).workspace.findUniqueOrThrow({ where, select: { callLogDays: true } });
  return callLogDays;
}

/** Sets it, for calls that have ended as well. What is over the time goes when `eraseOldCallLogs` comes by. */
export async function setCallLogDays(tx: Tx, days: number | null): Promise<void> {
  await clientOf(tx).workspace.update({ where: { id: tx.workspaceId }, data: { callLogDays: days } });
}

const oldCallsSchema = z.array(z.object({ id: callIdSchema, startedAt: momentColumn }));

/**
 * Erases what was said in calls that are older than their workspace keeps it: the log, the text for searching and the values that callers
 * gave, also to a call-back that has ended; and the same of the test calls that began at one of their turns. The record, the summary and the figures stay. At most `limit` calls
 * and their test calls; gives how many calls were too old. What is on legal hold stays.
 */
export async function eraseOldCallLogs(tx: Tx, options: { now: number; limit: number }): Promise<number> {
  const days = await getCallLogDays(tx);
  if (days === null) return 0;
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const held = await listHeldCalls(tx);
  const startedAt = { lt: new Date(options.now - days * DAY_MS) };
  const rows = await client.call.findMany({
    where: { workspaceId, startedAt, logErasedAt: null, status: { not: 'live' }, id: { notIn: held } },
    orderBy: { startedAt: 'asc' },
    take: options.limit,
    select: { id: true, startedAt: true },
  });
  const old = parseStored(oldCallsSchema, rows);
  if (old.length === 0) return 0;
  const copies = await client.call.findMany({
    where: {
      workspaceId,
      id: { notIn: held },
      wentBackToId: { in: old.map(({ id }) => id) },
      logErasedAt: null,
      status: { not: 'live' },
    },
    select: { id: true, startedAt: true },
  });
  const calls = [...old, ...parseStored(oldCallsSchema, copies)];
  const ids = calls.map(({ id }) => id);
  const times = calls.map((call) => new Date(call.startedAt));
  await client.$executeRaw`
    DELETE FROM call_event AS event USING unnest(${ids}::text[], ${times}::timestamptz[]) AS old (id, started_at)
    WHERE event.workspace_id = ${workspaceId} AND event.call_started_at = old.started_at AND event.call_id = old.id`;
  await client.callText.deleteMany({ where: { workspaceId, callId: { in: ids } } });
  // What is still to be done is told whoever does it.
  const settled = { workspaceId, callId: { in: ids }, status: { in: ['done', 'givenUp', 'cancelled'] } };
  await client.callBack.updateMany({ where: settled, data: { name: '', note: '', inputsDocument: toJsonColumn({}) } });
  await client.call.updateMany({
    where: { workspaceId, id: { in: ids } },
    data: { logErasedAt: new Date(options.now), variablesDocument: toJsonColumn({}) },
  });
  return old.length;
}
