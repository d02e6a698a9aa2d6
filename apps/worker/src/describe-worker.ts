import type { Db } from '@aybiza/db/client';
import { measureOutbox } from '@aybiza/db/outbox';
import { JOB_NAMES, type JobQueues } from '@aybiza/jobs';
import { describeMetrics, gauge, type Metric, type Sample } from '@aybiza/telemetry/metrics';
import type { Spans } from '@aybiza/telemetry/open-spans';
import { processMetrics } from '@aybiza/telemetry/process-metrics';
import type { WorkerWatch } from './worker-watch.ts';

/** Whom a worker's figures are asked of. */
export interface WorkerSources {
  readonly db: Db;
  readonly queues: Pick<JobQueues, 'countWaiting'>;
  readonly watch: WorkerWatch;
  readonly upkeep: { listLate(): readonly { readonly what: string; readonly lateMs: number }[] };
  readonly spans?: Spans | undefined;
}

/** A worker's figures in the text format of Prometheus. What the database or the queue does not tell is not there. */
export async function describeWorker({ db, queues, watch, upkeep, spans }: WorkerSources): Promise<string> {
  const [waiting, outbox] = await Promise.all([waitingJobs(queues).catch(() => []), outboxMetrics(db).catch(() => [])]);
  const late = upkeep.listLate().map(({ what, lateMs }): Sample => ({ labels: { what }, value: lateMs / 1_000 }));
  return describeMetrics([
    ...watch.metrics(),
    ...waiting,
    ...outbox,
    gauge('aybiza_upkeep_late_seconds', 'How much longer ago than it should be a round of upkeep was done.', late),
    ...(spans?.metrics() ?? []),
    ...processMetrics(),
  ]);
}

async function waitingJobs(queues: Pick<JobQueues, 'countWaiting'>): Promise<Metric[]> {
  const samples = JOB_NAMES.map(
    async (job): Promise<Sample> => ({ labels: { job }, value: await queues.countWaiting(job) }),
  );
  return [gauge('aybiza_jobs_waiting', 'Jobs that no worker has begun with.', await Promise.all(samples))];
}

async function outboxMetrics(db: Db): Promise<Metric[]> {
  const { waiting, oldestSeconds, dead } = await measureOutbox(db);
  return [
    gauge('aybiza_outbox_waiting', 'Rows of the outbox that are due and not in the queue.', waiting),
    gauge('aybiza_outbox_oldest_seconds', 'How long the oldest of them has been due.', oldestSeconds),
    gauge('aybiza_dead_letters', 'Jobs that were given up and that nobody has sent on their way again.', dead),
  ];
}
