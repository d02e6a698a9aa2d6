import {
  type CallId,
  type OutboxId,
  outboxIdSchema,
  type WorkspaceId,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

export interface NewOutboxRow {
  kind: string;
  payload: unknown;
  /** Epoch milliseconds; at once unless given. */
  availableAt?: number;
}

/** Writes a job down in the transaction that made it necessary: with it, or not at all. */
export async function addOutboxRow(tx: Tx, row: NewOutboxRow): Promise<OutboxId> {
  const id = newId('outbox');
  await clientOf(tx).outboxRow.create({
    data: {
      id,
      workspaceId: tx.workspaceId,
      kind: row.kind,
      payloadDocument: toJsonColumn(row.payload),
      ...(row.availableAt === undefined ? {} : { availableAt: new Date(row.availableAt) }),
    },
  });
  return id;
}

const claimedRowSchema = z
  .object({
    id: outboxIdSchema,
    workspace_id: workspaceIdSchema,
    kind: z.string(),
    payload: z.unknown(),
    attempts: z.int(),
  })
  .transform(({ workspace_id: workspaceId, ...row }) => ({ ...row, workspaceId }));
/** A job that is now ours to hand to the queue. */
export interface ClaimedOutboxRow {
  id: OutboxId;
  workspaceId: WorkspaceId;
  kind: string;
  payload: unknown;
  /** How often it has been claimed, this time included. */
  attempts: number;
}

/**
 * Takes due rows of every workspace; of parallel claimers each row goes to one. A claim lapses after 5 s unless `noteHandedRows` is told of
 * the row, and then when it is older than `staleAfterMs`.
 */
export async function claimOutboxRows(
  db: Db,
  claim: { limit: number; staleAfterMs: number },
): Promise<ClaimedOutboxRow[]> {
  const { limit, staleAfterMs } = claim;
  const rows = await lookupOf(db)`SELECT * FROM claim_outbox(${limit}::integer, ${staleAfterMs}::integer)`;
  return parseStored(z.array(claimedRowSchema), rows);
}

/** The queue has the jobs of these rows now, of whichever workspaces. */
export async function noteHandedRows(db: Db, ids: readonly OutboxId[]): Promise<void> {
  if (ids.length > 0) await lookupOf(db)`SELECT note_outbox_handed(${ids}::text[])::text`;
}

const figuresSchema = z
  .tuple([z.object({ waiting: z.int(), oldest_seconds: z.number(), dead: z.int() })])
  .transform(([{ oldest_seconds: oldestSeconds, ...figures }]) => ({ ...figures, oldestSeconds }));

/** Of all workspaces together: rows that are due and not handed over, how many seconds the oldest of them has been, and dead letters. */
export async function measureOutbox(db: Db): Promise<z.output<typeof figuresSchema>> {
  return parseStored(figuresSchema, await lookupOf(db)`SELECT * FROM measure_outbox()`);
}

/** The job is done, also when somebody else had given it up meanwhile. */
export async function completeOutboxRow(tx: Tx, id: OutboxId): Promise<void> {
  await clientOf(tx).outboxRow.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: { doneAt: new Date(), deadAt: null, lastError: null },
  });
}

/**
 * The job failed: it comes again at `retryAt`, or, without one, rests as a dead letter until a person retries it. One that is done
 * stays done, whatever a second worker says of it.
 */
export async function failOutboxRow(tx: Tx, id: OutboxId, failure: { error: string; retryAt?: number }): Promise<void> {
  const fate =
    failure.retryAt === undefined
      ? { deadAt: new Date() }
      : { availableAt: new Date(failure.retryAt), claimedAt: null };
  await clientOf(tx).outboxRow.updateMany({
    where: { workspaceId: tx.workspaceId, id, doneAt: null },
    data: { ...fate, lastError: storableText(failure.error) },
  });
}

/** Sends a dead letter on its way again; false when it is none. */
export async function retryOutboxRow(tx: Tx, id: OutboxId): Promise<boolean> {
  const { count } = await clientOf(tx).outboxRow.updateMany({
    where: { workspaceId: tx.workspaceId, id, deadAt: { not: null } },
    data: { deadAt: null, claimedAt: null, attempts: 0, availableAt: new Date() },
  });
  return count > 0;
}

const outboxEntrySchema = z
  .object({
    id: outboxIdSchema,
    kind: z.string(),
    payloadDocument: z.unknown(),
    createdAt: momentColumn,
    availableAt: momentColumn,
    doneAt: momentColumn.nullable(),
    deadAt: momentColumn.nullable(),
    attempts: z.int(),
    lastError: z.string().nullable(),
  })
  .transform(({ payloadDocument, ...row }) => ({ ...row, payload: payloadDocument }));
/** A job as the screen shows it. */
export type OutboxEntry = z.output<typeof outboxEntrySchema>;

/** More rows than a call with a webhook for every taste leaves. */
const MOST_OF_A_CALL = 200;

/** What followed a call, in the order it was asked for. */
export async function listOutboxOfCall(tx: Tx, callId: CallId): Promise<OutboxEntry[]> {
  const rows = await clientOf(tx).outboxRow.findMany({
    where: { workspaceId: tx.workspaceId, callId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_OF_A_CALL,
  });
  return parseStored(z.array(outboxEntrySchema), rows);
}

/** The workspace's newest jobs, or only its dead letters. */
export async function listOutbox(tx: Tx, options: { limit: number; deadOnly?: boolean }): Promise<OutboxEntry[]> {
  const rows = await clientOf(tx).outboxRow.findMany({
    where: { workspaceId: tx.workspaceId, ...(options.deadOnly === true ? { deadAt: { not: null } } : {}) },
    orderBy: { createdAt: 'desc' },
    take: Math.min(options.limit, 200),
  });
  return parseStored(z.array(outboxEntrySchema), rows);
}
