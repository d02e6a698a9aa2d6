import { assertNever } from '@aybiza/foundation/assert-never';
import { systemClock } from '@aybiza/foundation/clock';
import { DelayedError, type IQueueBackend, type Job, UnrecoverableError, Worker } from 'bullmq';
import type { BullPlace } from './bull-queue.ts';
import type { JobWorker, JobWorkerOptions, ReceivedJob, TryOutcome } from './queue-port.ts';

/** Ms until a worker whose connection failed looks for jobs again. BullMQ's own 15 s would be felt after every restart. */
const RECONNECT_MS = 2_000;
/** How long one wait for a job may take in Redis before it is begun anew. */
const QUIET_SECONDS = 5;

const clock = systemClock();

/** BullMQ's worker as our port. */
export function openBullWorker<Backend extends IQueueBackend, Connection>(
  name: string,
  options: JobWorkerOptions,
  place: BullPlace<Backend, Connection>,
): JobWorker {
  const active = new ActiveJobs();
  const worker = new Worker<unknown, void, string, Backend, never, Connection>(
    name,
    (job, token, signal) =>
      active.run(signal, (stopping) => tryOnce(job, token, options.process(received(job), stopping))),
    {
      connection: place.connection,
      concurrency: options.concurrency,
      lockDuration: options.lockMs,
      stalledInterval: options.stalledCheckMs,
      maxStalledCount: options.maxStalledCount,
      runRetryDelay: RECONNECT_MS,
      drainDelay: QUIET_SECONDS,
      settings: { backoffStrategy: (triesMade) => options.backoffMs(triesMade) },
    },
    place.factory,
  );
  // An error without a listener ends the process.
  worker.on('error', options.onError);
  worker.on('failed', (job, error) => {
    if (job?.finishedOn !== undefined) options.onGivenUp(received(job), error);
  });
  return {
    ready: () => worker.waitUntilReady().then(() => {}),
    async close(graceMs) {
      await worker.pause(true);
      const inTime = await active.finished(graceMs);
      // Those cut off here are stalled jobs to the other workers, which take them over.
      await worker.close(!inTime);
    },
  };
}

function received(job: Job<unknown>): ReceivedJob {
  return { id: job.id ?? '', data: job.data, attempt: job.attemptsMade + 1, starts: job.attemptsStarted };
}

async function tryOnce(job: Job<unknown>, token: string | undefined, trying: Promise<TryOutcome>): Promise<void> {
  const outcome = await trying;
  switch (outcome.status) {
    case 'done':
      return;
    case 'failed':
      throw outcome.retryable ? outcome.error : new UnrecoverableError(outcome.error.message);
    case 'postponed':
      await job.moveToDelayed(clock.now() + outcome.delayMs, token);
      throw new DelayedError();
    default:
      return assertNever(outcome);
  }
}

/** What is being done now, so that closing can wait for it and then call it off. */
class ActiveJobs {
  readonly #running = new Map<Promise<void>, AbortController>();

  async run(lockLost: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const calledOff = new AbortController();
    const signal = lockLost === undefined ? calledOff.signal : AbortSignal.any([lockLost, calledOff.signal]);
    const running = work(signal);
    this.#running.set(running, calledOff);
    try {
      await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Waits for all, at most so long; those left then are called off, which gives false. */
  async finished(graceMs: number): Promise<boolean> {
    let cancel = () => {};
    const late = new Promise<false>((resolve) => {
      cancel = clock.after(graceMs, () => resolve(false));
    });
    const inTime = await Promise.race([Promise.allSettled(this.#running.keys()).then(() => true), late]);
    cancel();
    for (const calledOff of this.#running.values()) calledOff.abort(new Error('the worker is stopping'));
    return inTime;
  }
}
