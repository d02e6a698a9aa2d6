import type { Db } from '@aybiza/db/client';
import { claimJobEffect } from '@aybiza/db/job-effects';
import {
  type ClaimedOutboxRow,
  claimOutboxRows,
  completeOutboxRow,
  failOutboxRow,
  noteHandedRows,
} from '@aybiza/db/outbox';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import { isJobName, type JobName, type JobQueues, jobDefinitions } from '@aybiza/jobs';
import { beginAfterCall, CALL_ENDED, callEndedSchema } from './after-call.ts';
import { reportFailingStep } from './flow-failing.ts';

/** What a sweep needs. */
export interface SweepOptions {
  db: Db;
  queues: JobQueues;
  clock: Clock;
  logger: Logger;
  /**
   * A row that was handed over and is still open after so long is handed over again: its job may have been lost with the
   * queue. Where it was not, nothing happens. Default 5 min: 10,000 webhooks that wait for days cost 33 looks a second.
   */
  staleAfterMs?: number;
}

/** Small enough that nobody waits long for one of the pool's connections. */
const BATCH = 50;
const STALE_AFTER_MS = 5 * 60_000;
/** A row that nobody here can read may be meant for the next version: some six hours. */
const MAX_CLAIMS = 20;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30 * 60_000;

/** Hands due outbox rows to the queue, once; gives how many there were. Rows of a queue that is away stay where they are. */
export async function sweepOutbox(options: SweepOptions): Promise<number> {
  const { db, queues, staleAfterMs = STALE_AFTER_MS } = options;
  if (!(await queues.isReachable())) return 0;
  const rows = await claimOutboxRows(db, { limit: BATCH, staleAfterMs });
  const handed = await Promise.all(rows.map((row) => handOver(options, row)));
  // What of this is not noted is handed over a second time, which changes nothing.
  await noteHandedRows(
    db,
    rows.flatMap(({ id }, index) => (handed[index] === true ? [id] : [])),
  );
  return rows.length;
}

async function handOver(options: SweepOptions, row: ClaimedOutboxRow): Promise<boolean> {
  try {
    await send(options, row);
    return true;
  } catch (error) {
    await noteFailure(options, row, error);
    return false;
  }
}

async function send({ db, queues, clock, logger }: SweepOptions, row: ClaimedOutboxRow): Promise<void> {
  if (isJobName(row.kind)) return sendJob(queues, row, row.kind);
  if (row.kind !== CALL_ENDED) throw new Error(`nobody here knows what ${row.kind} is`);
  const { callId } = read(callEndedSchema, row);
  // Not a job: what follows is written down in the same transaction, so it needs no queue.
  const failing = await db.forWorkspace(row.workspaceId, async (tx) => {
    const isFirst = await claimJobEffect(tx, `${CALL_ENDED}:${row.id}`);
    if (isFirst) await beginAfterCall(tx, callId, clock.now());
    await completeOutboxRow(tx, row.id);
    return isFirst ? reportFailingStep(tx, callId) : undefined;
  });
  if (failing !== undefined) logger.error({ ...failing, callId }, 'a step of a flow breaks calls');
}

function sendJob<Name extends JobName>(queues: JobQueues, row: ClaimedOutboxRow, name: Name): Promise<void> {
  const { id, workspaceId } = row;
  const payload = read(jobDefinitions[name].payload, row);
  return queues.enqueue({ id, name, workspaceId, payload });
}

interface Reader<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false; error: Error };
}

function read<Value>(schema: Reader<Value>, row: ClaimedOutboxRow): Value {
  const parsed = schema.safeParse(row.payload);
  if (parsed.success) return parsed.data;
  throw new AppError(`the payload of ${row.kind} has not the expected shape`, {
    code: 'OUTBOX_PAYLOAD_INVALID',
    retryable: false,
    expose: false,
    cause: parsed.error,
  });
}

async function noteFailure({ db, clock, logger }: SweepOptions, row: ClaimedOutboxRow, error: unknown): Promise<void> {
  const outage = error instanceof AppError && error.retryable;
  const hopeless = error instanceof AppError && !error.retryable;
  // An outage, however long, takes no row away.
  const isDead = hopeless || (!outage && row.attempts >= MAX_CLAIMS);
  const pauseMs = Math.min(FIRST_RETRY_MS * 2 ** (row.attempts - 1), LAST_RETRY_MS);
  const failure = { error: errorMessage(error), ...(isDead ? {} : { retryAt: clock.now() + pauseMs }) };
  const fields = { id: row.id, kind: row.kind, attempts: row.attempts, personal: error };
  if (isDead) logger.error(fields, 'outbox row given up');
  else logger.warn(fields, 'outbox row failed');
  try {
    await db.forWorkspace(row.workspaceId, (tx) => failOutboxRow(tx, row.id, failure));
  } catch (cause) {
    // The claim lapses, and the row comes again.
    logger.warn({ id: row.id, personal: cause }, 'outbox row not noted');
  }
}
