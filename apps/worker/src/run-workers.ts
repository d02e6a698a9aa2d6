import type { Db, Tx } from '@aybiza/db/client';
import { isDatabaseTrouble } from '@aybiza/db/database-error';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import { type OutboxId, outboxIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import {
  JOB_NAMES,
  type JobName,
  type JobPayloads,
  type JobWorker,
  jobDataSchema,
  jobDefinitions,
  type QueueBackend,
  type ReceivedJob,
  type TryOutcome,
} from '@aybiza/jobs';
import type { JobHandlers } from './job-handler.ts';
import { type JobEnd, settleJob } from './settle-job.ts';
import type { WorkerWatch } from './worker-watch.ts';

/**
 * A worker that died is noticed after its lock has run out and somebody has looked: 10 s at most. A lock of 15 s could
 * not keep the promise that another worker takes over within 15 s.
 */
const LOCK_MS = 8_000;
const STALLED_CHECK_MS = 2_000;
/** More often than that, and the job is what kills its workers. */
const MAX_STALLED_COUNT = 5;
/** Longer than a webhook may take to answer, shorter than what most supervisors allow. */
const GRACE_MS = 35_000;
/** Until another worker may try what this one was called off from. */
const CALLED_OFF_MS = 100;

/**
 * What our own database does is no answer of the other side: the job comes again soon, whatever its schedule says, and none of its tries
 * is spent. Up to so many beginnings, those that were put off or that a worker died over included; then it may be the job that is too much for
 * the database.
 */
const AFTER_DATABASE_MS = 5_000;
const MAX_SPARED_STARTS = 100;

/** What workers need. */
export interface RunWorkersOptions {
  backend: QueueBackend;
  db: Db;
  clock: Clock;
  logger: Logger;
  handlers: JobHandlers;
  watch: WorkerWatch;
  /** A job has ended; others may follow from it. */
  onSettled(): void;
}

/** Starts one worker per job definition and waits until all of them take jobs. */
export async function runWorkers(options: RunWorkersOptions): Promise<{ close(): Promise<void> }> {
  const runs = JOB_NAMES.map((name) => new JobRun(name, options));
  const close = async () => {
    await Promise.all(runs.map((run) => run.close()));
  };
  try {
    await Promise.all(runs.map((run) => run.ready()));
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

interface CheckedJob<Payload> {
  id: OutboxId;
  workspaceId: WorkspaceId;
  payload: Payload;
}

/** One job's worker: checks what comes, has it handled, settles it. */
class JobRun<Name extends JobName> {
  readonly #name: Name;
  readonly #options: RunWorkersOptions;
  readonly #worker: JobWorker;
  readonly #settling = new Set<Promise<unknown>>();
  /** Jobs that a try of ours gave up, until the queue says so as well: a person may have sent them on their way again meanwhile. */
  readonly #givenUp = new Set<string>();

  constructor(name: Name, options: RunWorkersOptions) {
    this.#name = name;
    this.#options = options;
    const { concurrency, backoffMs } = jobDefinitions[name];
    this.#worker = options.backend.openWorker(name, {
      concurrency,
      backoffMs,
      lockMs: LOCK_MS,
      stalledCheckMs: STALLED_CHECK_MS,
      maxStalledCount: MAX_STALLED_COUNT,
      process: (received, signal) => this.#process(received, signal),
      onGivenUp: (received, error) => this.#noteGivenUp(received, error),
      onError: (error) => options.logger.warn({ job: name, reason: errorMessage(error) }, 'queue connection failed'),
    });
  }

  ready(): Promise<void> {
    return this.#worker.ready();
  }

  async close(): Promise<void> {
    await this.#worker.close(GRACE_MS);
    await Promise.all(this.#settling);
  }

  async #process(received: ReceivedJob, signal: AbortSignal): Promise<TryOutcome> {
    const { clock, watch } = this.#options;
    const startedAt = clock.now();
    const tried = await this.#try(received, signal);
    watch.tried({ name: this.#name, received, outcome: tried.status, startedAt, endedAt: clock.now() });
    return tried;
  }

  async #try(received: ReceivedJob, signal: AbortSignal): Promise<TryOutcome> {
    const { clock, logger, handlers } = this.#options;
    const fields = { job: this.#name, id: received.id, attempt: received.attempt };
    const startedAt = clock.monotonic();
    const isLastTry = received.attempt >= jobDefinitions[this.#name].attempts;
    try {
      const job = this.#check(received);
      const result = await handlers[this.#name].run({ ...job, isLastTry, signal });
      if (result.status === 'postponed') return result;
      await this.#settle(job, result);
      logger.info({ ...fields, durationMs: Math.round(clock.monotonic() - startedAt) }, 'job done');
      return { status: 'done' };
    } catch (thrown) {
      // Called off, not failed: it is not the job's fault that this process stops.
      if (signal.aborted) return { status: 'postponed', delayMs: CALLED_OFF_MS };
      const error = thrown instanceof Error ? thrown : new Error(errorMessage(thrown));
      if (isDatabaseTrouble(error) && received.starts - received.attempt < MAX_SPARED_STARTS) {
        logger.warn({ ...fields, code: codeOf(error) }, 'job put off');
        return { status: 'postponed', delayMs: AFTER_DATABASE_MS };
      }
      // Only who failed on purpose can say that it is of no use; a surprise may pass.
      const retryable = !(error instanceof AppError) || error.retryable;
      logger.warn({ ...fields, code: codeOf(error), retryable, personal: error }, 'job failed');
      if ((isLastTry || !retryable) && (await this.#giveUp(received, error))) this.#givenUp.add(received.id);
      return { status: 'failed', error, retryable };
    }
  }

  #check(received: ReceivedJob): CheckedJob<JobPayloads[Name]> {
    const id = outboxIdSchema.parse(received.id);
    const data = jobDataSchema.parse(received.data);
    return { id, workspaceId: data.workspaceId, payload: jobDefinitions[this.#name].payload.parse(data.payload) };
  }

  async #settle(job: CheckedJob<JobPayloads[Name]>, end: JobEnd): Promise<boolean> {
    const { onSettled, onGivenUp } = this.#options.handlers[this.#name];
    const follow = {
      onSettled: async (tx: Tx) => onSettled?.(tx, job.payload),
      onGivenUp: async (tx: Tx, error: string) => onGivenUp?.(tx, job.payload, error),
    };
    const settled = await settleJob(this.#options.db, { ...job, name: this.#name, ...follow }, end);
    if (settled) this.#options.onSettled();
    return settled;
  }

  /** False where it cannot be noted: the row stays open and the sweeper asks for the job again. */
  async #giveUp(received: ReceivedJob, error: Error): Promise<boolean> {
    const { logger, watch } = this.#options;
    const fields = { job: this.#name, id: received.id, code: codeOf(error) };
    try {
      const isNews = await this.#settle(this.#check(received), { status: 'givenUp', error: error.message });
      watch.gaveUp(this.#name);
      if (isNews) logger.error({ ...fields, personal: error }, 'job given up');
      return true;
    } catch (failure) {
      logger.warn({ ...fields, personal: failure }, 'given up job not settled');
      return false;
    }
  }

  /** Also hears of jobs that `#try` gave up. What only this hears of are jobs that killed their workers. */
  #noteGivenUp(received: ReceivedJob, error: Error): void {
    if (this.#givenUp.delete(received.id)) return;
    const settling = this.#giveUp(received, error).finally(() => this.#settling.delete(settling));
    this.#settling.add(settling);
  }
}

function codeOf(error: Error): string {
  return error instanceof AppError ? error.code : error.name;
}
