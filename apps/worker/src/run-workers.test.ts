import type { Db } from '@aybiza/db/client';
import { databaseError } from '@aybiza/db/database-error';
import { systemClock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { type JobName, type JobWorkerOptions, jobDefinitions, type QueueBackend } from '@aybiza/jobs';
import { expect, test } from 'vitest';
import type { JobHandlers } from './job-handler.ts';
import { runWorkers } from './run-workers.ts';
import { WorkerWatch } from './worker-watch.ts';

/** Runs one kind of job whose handler fails like this; gives what a try comes to. */
async function tryThatFails(error: Error) {
  const workers = new Map<JobName, JobWorkerOptions>();
  const backend = {
    openWorker: (name: JobName, options: JobWorkerOptions) => {
      workers.set(name, options);
      return { ready: async () => {}, close: async () => {} };
    },
  };
  const handler = { run: () => Promise.reject(error) };
  await runWorkers({
    backend: backend as unknown as QueueBackend,
    db: {} as Db,
    clock: systemClock(),
    logger: silentLogger(),
    handlers: Object.fromEntries(Object.keys(jobDefinitions).map((name) => [name, handler])) as unknown as JobHandlers,
    watch: new WorkerWatch(),
    onSettled: () => {},
  });
  const data = { workspaceId: newId('workspace'), payload: { stepId: newId('afterCallStep'), callId: newId('call') } };
  return (counts: { attempt: number; starts: number }) =>
    workers.get('report-call')?.process({ id: newId('outbox'), data, ...counts }, new AbortController().signal);
}

const busy = databaseError('DATABASE_BUSY', { message: 'the database did not finish in time', cause: undefined });

test('a job that our own database was too slow for comes again in seconds, and has spent none of its tries', async () => {
  const tried = await tryThatFails(busy);
  expect(await tried({ attempt: 1, starts: 1 })).toEqual({ status: 'postponed', delayMs: 5_000 });
  expect(await tried({ attempt: 3, starts: 9 })).toEqual({ status: 'postponed', delayMs: 5_000 });
});

test('a job that is too much for the database by itself comes to an end', async () => {
  const tried = await tryThatFails(busy);
  expect(await tried({ attempt: 1, starts: 101 })).toMatchObject({ status: 'failed', retryable: true });
});

test('what the other side answers goes by the job’s own schedule', async () => {
  const refused = new AppError('503', { code: 'WEBHOOK_REFUSED', retryable: true, expose: true });
  expect(await (await tryThatFails(refused))({ attempt: 1, starts: 1 })).toMatchObject({ status: 'failed' });
});
