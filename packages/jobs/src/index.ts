export type { JobDefinition } from './define-job.ts';
export type { CallBackEvent } from './definitions/deliver-webhook.ts';
export { isJobName, JOB_NAMES, type JobName, type JobPayloads, jobDefinitions } from './definitions/index.ts';
export type { AlertEvent } from './definitions/mail-alert.ts';
export { type JobOrder, type JobQueues, openJobQueues } from './enqueue.ts';
export { type JobData, jobDataSchema } from './job-data.ts';
export { migrateQueue } from './migrate-queue.ts';
export { createQueueBackend } from './queue-backend.ts';
export type { QueueErrorCode } from './queue-error.ts';
export type {
  JobQueue,
  JobWorker,
  JobWorkerOptions,
  QueueBackend,
  QueueBackendOptions,
  QueuedJob,
  ReceivedJob,
  TryOutcome,
} from './queue-port.ts';
