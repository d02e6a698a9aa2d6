import type { Tx } from '@aybiza/db/client';
import type { OutboxId, WorkspaceId } from '@aybiza/foundation/ids';
import type { JobName, JobPayloads } from '@aybiza/jobs';

/** One try of a job, as its handler sees it. */
export interface JobTry<Payload> {
  /** Of the outbox row that asked for it; the same at every try. */
  id: OutboxId;
  workspaceId: WorkspaceId;
  payload: Payload;
  isLastTry: boolean;
  /** Aborted when another worker has taken the job, or this one is stopping. */
  signal: AbortSignal;
}

/** What a handler has found out: what the job leaves behind, or that it must come again later without counting as a try. */
export type TryResult = { status: 'done'; effect(tx: Tx): Promise<void> } | { status: 'postponed'; delayMs: number };

/**
 * How a job is done. A try may be repeated at any point, because its worker may die at any point; so `run` does only
 * what may be done twice, and what must be seen once is the `effect`, which happens in the transaction that settles the job.
 */
export interface JobHandler<Payload> {
  /** Rejects to be tried again, or, with an `AppError` that is not retryable, to be given up. */
  run(job: JobTry<Payload>): Promise<TryResult>;
  /** What follows, whether the job was done or given up; in the same transaction. */
  onSettled?(tx: Tx, payload: Payload): Promise<void>;
  /** What follows each time the job is given up; in the same transaction. Another worker may have done it all the same. */
  onGivenUp?(tx: Tx, payload: Payload, error: string): Promise<void>;
}

/** A handler for every job: it does not compile while one is missing. */
export type JobHandlers = { readonly [Name in JobName]: JobHandler<JobPayloads[Name]> };

/** The result of a try that leaves nothing behind. */
export const nothingToDo: TryResult = { status: 'done', effect: async () => {} };
