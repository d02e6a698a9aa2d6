import type { OutboxId, WorkspaceId } from '@aybiza/foundation/ids';
import { JOB_NAMES, type JobName, type JobPayloads, jobDefinitions } from './definitions/index.ts';
import type { JobData } from './job-data.ts';
import type { JobQueue, QueueBackend } from './queue-port.ts';

/** A job as the outbox asks for it. */
export interface JobOrder<Name extends JobName = JobName> {
  /** Of its outbox row: asked for twice, it is still one job. */
  id: OutboxId;
  name: Name;
  workspaceId: WorkspaceId;
  payload: JobPayloads[Name];
}

/** Every queue, for whoever asks for jobs. */
export interface JobQueues {
  /** Nothing happens while the job waits or runs. @throws AppError `QUEUE_UNAVAILABLE`; never waits longer than the backend's time-outs. */
  enqueue<Name extends JobName>(order: JobOrder<Name>): Promise<void>;
  /** False instead of a rejection, because a queue that is away is no news to its caller. */
  isReachable(): Promise<boolean>;
  /** Jobs that wait for a worker now. @throws AppError `QUEUE_UNAVAILABLE` */
  countWaiting(name: JobName): Promise<number>;
  close(): Promise<void>;
}

/** Opens the queue of every job and waits until they can be used. */
export async function openJobQueues(backend: QueueBackend): Promise<JobQueues> {
  const queues = new Map(JOB_NAMES.map((name): [JobName, JobQueue] => [name, backend.openQueue(name)]));
  const close = async () => {
    await Promise.all([...queues.values()].map((queue) => queue.close()));
  };
  const queueOf = (name: JobName) => {
    const queue = queues.get(name);
    if (queue === undefined) throw new Error(`list the job ${name} in definitions/index.ts`);
    return queue;
  };
  try {
    await Promise.all([...queues.values()].map((queue) => queue.ready()));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async enqueue({ id, name, workspaceId, payload }) {
      const queue = queueOf(name);
      // A job that has finished while its row is open again was given up, and then retried by a person.
      if (!(await queue.forgetFinished(id))) return;
      const data: JobData = { workspaceId, payload };
      await queue.add({ id, data, attempts: jobDefinitions[name].attempts });
    },
    async isReachable() {
      // They all live in the same place: one answer is enough.
      const [first] = queues.values();
      const answer = await first?.countWaiting().catch(() => undefined);
      return answer !== undefined;
    },
    countWaiting: (name) => queueOf(name).countWaiting(),
    close,
  };
}
