import { AppError } from '@aybiza/foundation/errors';
import { type AgentId, afterCallStepIdSchema, type CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { type AfterCallStatus, type StoredAfterCallStep, toAfterCallSteps } from './after-call-steps.ts';
import { clientOf, type Tx } from './transaction.ts';

const MAX_LIMIT = 100;

export interface AfterCallStepFilter {
  agentId?: AgentId;
  callId?: CallId;
  kind?: string;
  statuses?: readonly AfterCallStatus[];
}

export interface AfterCallStepPage {
  steps: StoredAfterCallStep[];
  /** For the next page; absent on the last one. */
  nextCursor: string | undefined;
}

/** Steps of all calls, newest first, at most 100 at a time. New ones do not shift a page that is being read. */
export async function listAfterCallSteps(
  tx: Tx,
  { statuses, ...equal }: AfterCallStepFilter,
  page: { limit: number; cursor?: string },
): Promise<AfterCallStepPage> {
  const limit = Math.min(Math.max(1, page.limit), MAX_LIMIT);
  const rows = await clientOf(tx).afterCallStep.findMany({
    where: {
      workspaceId: tx.workspaceId,
      ...equal,
      ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
      ...(page.cursor === undefined ? {} : behind(page.cursor)),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const steps = toAfterCallSteps(rows.slice(0, limit));
  const last = steps.at(-1);
  return { steps, nextCursor: rows.length > limit && last !== undefined ? toCursor(last) : undefined };
}

/** How many steps of the workspace rest because they failed, or because nobody knows whether they happened. */
export function countDeadAfterCallSteps(tx: Tx): Promise<number> {
  const where = { workspaceId: tx.workspaceId, status: { in: ['failed', 'unknown'] } };
  return clientOf(tx).afterCallStep.count({ where });
}

const cursorSchema = z.tuple([z.int(), afterCallStepIdSchema]);

function toCursor({ createdAt, id }: StoredAfterCallStep): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

function behind(cursor: string) {
  const [at, id] = parseCursor(cursor);
  const createdAt = new Date(at);
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

function parseCursor(cursor: string): z.output<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    const message = 'this cursor is not one we gave';
    throw new AppError(message, { code: 'INVALID_CURSOR', retryable: false, expose: true, cause });
  }
}
