import { AppError } from '@aybiza/foundation/errors';
import { type AgentId, type CallId, callIdSchema, type FlowVersionId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { type CallStatus, type StoredCall, toStoredCalls } from './calls.ts';
import { clientOf, type Tx } from './transaction.ts';

const MAX_LIMIT = 100;

export interface CallFilter {
  agentId?: AgentId;
  flowVersionId?: FlowVersionId;
  status?: CallStatus;
  outcome?: string;
  channel?: 'phone' | 'browser';
  isTest?: boolean;
  /** Epoch milliseconds, inclusive. */
  startedFrom?: number;
  /** Epoch milliseconds, exclusive. */
  startedBefore?: number;
  minDurationMs?: number;
  /** Part of either party's number or name. */
  party?: string;
}

export interface CallPage {
  calls: StoredCall[];
  /** For the next page; absent on the last one. */
  nextCursor: string | undefined;
}

/** Calls, newest first, at most 100 at a time. New calls do not shift a page that is being read. */
export async function listCalls(
  tx: Tx,
  filter: CallFilter,
  page: { limit: number; cursor?: string },
): Promise<CallPage> {
  const limit = Math.min(Math.max(1, page.limit), MAX_LIMIT);
  const rows = await clientOf(tx).call.findMany({
    where: {
      workspaceId: tx.workspaceId,
      AND: [toWhere(filter), page.cursor === undefined ? {} : afterCursor(page.cursor)],
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const calls = toStoredCalls(rows.slice(0, limit));
  const last = calls.at(-1);
  return { calls, nextCursor: rows.length > limit && last !== undefined ? toCursor(last) : undefined };
}

/** Every condition is coded here; nothing of the filter is ever an operator. */
function toWhere(filter: CallFilter) {
  const { startedFrom, startedBefore, minDurationMs, party, ...equal } = filter;
  const startedAt = {
    ...(startedFrom === undefined ? {} : { gte: new Date(startedFrom) }),
    ...(startedBefore === undefined ? {} : { lt: new Date(startedBefore) }),
  };
  return {
    ...equal,
    startedAt,
    ...(minDurationMs === undefined ? {} : { durationMs: { gte: minDurationMs } }),
    ...(party === undefined ? {} : { OR: [{ from: containing(party) }, { to: containing(party) }] }),
  };
}

/** Prisma hands `%` and `_` to LIKE as they are: here they mean themselves. */
function containing(text: string) {
  return { contains: text.replace(/[\\%_]/g, '\\$&') };
}

const cursorSchema = z.tuple([z.int(), callIdSchema]);

function toCursor(call: { startedAt: number; id: CallId }): string {
  return Buffer.from(JSON.stringify([call.startedAt, call.id])).toString('base64url');
}

function afterCursor(cursor: string) {
  const [startedAtMs, id] = parseCursor(cursor);
  const startedAt = new Date(startedAtMs);
  return { OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] };
}

function parseCursor(cursor: string): z.output<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new AppError('this cursor is not one we gave', {
      code: 'INVALID_CURSOR',
      retryable: false,
      expose: true,
      cause,
    });
  }
}
