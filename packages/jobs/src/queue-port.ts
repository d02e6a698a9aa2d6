import type { JobName } from './definitions/index.ts';

/** Where jobs travel. A transport only: what must not be lost is in the outbox. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  /** @throws AppError unless it answers, is set up, and loses nothing by its settings. */
  check(): Promise<void>;
  openQueue(name: JobName): JobQueue;
  openWorker(name: JobName, options: JobWorkerOptions): JobWorker;
  /** Lets go of what queues and workers shared; close those first. */
  close(): Promise<void>;
}

/** One queue, as seen by who asks for jobs. */
export interface JobQueue {
  /** Resolves when the queue can be used. @throws AppError when it cannot be reached or was not migrated. */
  ready(): Promise<void>;
  /** Adds a job; nothing happens while one of the same id is there, finished or not. */
  add(job: QueuedJob): Promise<void>;
  /** Forgets a job that has finished in any way; one that waits or runs stays, and gives false. */
  forgetFinished(id: string): Promise<boolean>;
  /** Jobs that wait for a worker now; also the cheapest question to a queue. */
  countWaiting(): Promise<number>;
  close(): Promise<void>;
}

/** A job as it is put into a queue. */
export interface QueuedJob {
  /** Without a colon. */
  id: string;
  data: unknown;
  attempts: number;
}

/** How one try of a job ended. */
export type TryOutcome =
  | { status: 'done' }
  | { status: 'failed'; error: Error; retryable: boolean }
  /** Not tried after all: later, without counting as a try. */
  | { status: 'postponed'; delayMs: number };

/** A job as a worker gets it. */
export interface ReceivedJob {
  id: string;
  data: unknown;
  /** From 1. */
  attempt: number;
  /** How often a worker has begun with it, this time included: also those that died over it or put it off. */
  starts: number;
}

/** What a worker does and how patient it is. */
export interface JobWorkerOptions {
  concurrency: number;
  /** After this many ms without a sign of life, a job's worker counts as dead. */
  lockMs: number;
  /** Ms between two looks for jobs of dead workers; `lockMs` plus this is how long a takeover takes at most. */
  stalledCheckMs: number;
  /** A job whose worker died more often is given up. */
  maxStalledCount: number;
  backoffMs(triesMade: number): number;
  /** Never rejects. `signal` is aborted when the job was taken by another worker. */
  process(job: ReceivedJob, signal: AbortSignal): Promise<TryOutcome>;
  /** The queue has given the job up, for whatever reason; also those whose worker died too often. */
  onGivenUp(job: ReceivedJob, error: Error): void;
  onError(error: unknown): void;
}

/** One queue, as seen by who does its jobs. */
export interface JobWorker {
  /** Resolves when jobs are being taken. */
  ready(): Promise<void>;
  /** Takes no more jobs and waits for those at hand; after `graceMs` leaves them to other workers. */
  close(graceMs: number): Promise<void>;
}

/** What a backend needs. */
export interface QueueBackendOptions {
  /** Hears of lost connections; they are made again by themselves. */
  onError(error: unknown): void;
  /** Ms that whoever adds a job waits for an answer. */
  waitMs?: number;
}
