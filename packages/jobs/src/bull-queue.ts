import { type BackendFactory, type IQueueBackend, Queue } from 'bullmq';
import { queueError } from './queue-error.ts';
import type { JobQueue } from './queue-port.ts';

/** Given-up jobs stay for a look at them; the record of them is the outbox. */
const KEEP_GIVEN_UP = { age: 24 * 60 * 60, count: 1_000 };

/** How BullMQ reaches one of its backends. */
export interface BullPlace<Backend extends IQueueBackend, Connection> {
  factory: BackendFactory<Backend, Connection>;
  connection: Connection;
  onError(error: unknown): void;
}

/** BullMQ's queue as our port. */
export function openBullQueue<Backend extends IQueueBackend, Connection>(
  name: string,
  { factory, connection, onError }: BullPlace<Backend, Connection>,
): JobQueue {
  const queue = new Queue<unknown, unknown, string, unknown, unknown, string, Backend, Connection>(
    name,
    { connection },
    factory,
  );
  // An error without a listener ends the process.
  queue.on('error', onError);
  return {
    async ready() {
      await queue.waitUntilReady().catch(fail);
    },
    async add({ id, data, attempts }) {
      const keep = { removeOnComplete: true, removeOnFail: KEEP_GIVEN_UP };
      await queue.add(name, data, { jobId: id, attempts, backoff: { type: 'custom' }, ...keep }).catch(fail);
    },
    async forgetFinished(id) {
      const job = await queue.getJob(id).catch(fail);
      if (job === undefined) return true;
      const state = await job.getState().catch(fail);
      if (state !== 'failed' && state !== 'completed') return false;
      await job.remove().catch(fail);
      return true;
    },
    countWaiting: () => queue.getWaitingCount().catch(fail),
    close: () => queue.close(),
  };
}

function fail(cause: unknown): never {
  throw queueError('QUEUE_UNAVAILABLE', { message: 'the queue did not take part', cause });
}
