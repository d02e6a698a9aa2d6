import assert from 'node:assert/strict';
import type { JobQueue, JobWorker, JobWorkerOptions, QueueBackend, ReceivedJob, TryOutcome } from './queue-port.ts';

/** One thing every backend must do; not tied to a test runner, so that a test can also prove it fails. */
export interface QueueCheck {
  title: string;
  run(backend: QueueBackend): Promise<void>;
}

/** Who lives keeps its job, however busy the machine is. */
const LOCK_MS = 60_000;
/** Longer than that: what a worker had whose word was lost comes again. */
const PATIENCE_MS = 2 * LOCK_MS;
/** Of one that leaves in the middle: how long the others wait for its job. */
const SHORT_LOCK_MS = 2_000;
const QUEUE = 'summarise-call';

/** A queue, what its workers were given, and how to wait for that. */
class Scene {
  readonly tries: ReceivedJob[] = [];
  readonly givenUp: { job: ReceivedJob; error: Error }[] = [];
  readonly queue: JobQueue;
  readonly #backend: QueueBackend;
  readonly #workers: JobWorker[] = [];
  #changed: () => void = () => {};

  constructor(backend: QueueBackend) {
    this.#backend = backend;
    this.queue = backend.openQueue(QUEUE);
  }

  async work(
    process: (job: ReceivedJob, signal: AbortSignal) => TryOutcome | Promise<TryOutcome>,
    changes: Partial<JobWorkerOptions> = {},
  ): Promise<JobWorker> {
    const worker = this.#backend.openWorker(QUEUE, {
      concurrency: 1,
      lockMs: LOCK_MS,
      stalledCheckMs: 300,
      maxStalledCount: 5,
      backoffMs: () => 10,
      process: async (job, signal) => {
        this.tries.push(job);
        this.#changed();
        return process(job, signal);
      },
      onGivenUp: (job, error) => {
        this.givenUp.push({ job, error });
        this.#changed();
      },
      onError() {},
      ...changes,
    });
    this.#workers.push(worker);
    await worker.ready();
    return worker;
  }

  async until(reached: () => boolean): Promise<void> {
    let giveUp = (_error: Error) => {};
    const late = setTimeout(() => giveUp(new assert.AssertionError({ message: 'not in time' })), PATIENCE_MS);
    try {
      while (!reached()) {
        await new Promise<void>((resolve, reject) => {
          this.#changed = resolve;
          giveUp = reject;
        });
      }
    } finally {
      clearTimeout(late);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close(0)));
    await this.queue.close();
  }
}

function check(title: string, run: (scene: Scene, id: string) => Promise<void>): QueueCheck {
  return {
    title,
    async run(backend) {
      const scene = new Scene(backend);
      try {
        await scene.queue.ready();
        await run(scene, `out_${title.replaceAll(/[^a-z]/g, '').slice(0, 30)}`);
      } finally {
        await scene.end();
      }
    },
  };
}

const done: TryOutcome = { status: 'done' };
const failed = (retryable: boolean): TryOutcome => ({ status: 'failed', error: new Error('boom'), retryable });
const job = (id: string, attempts = 3) => ({ id, attempts, data: { hello: [1, 'ä', null] } });

/** What every queue backend must do. */
export const queueContract: readonly QueueCheck[] = [
  check('says that it can be used', async (scene) => {
    assert.equal(await scene.queue.countWaiting(), 0);
  }),
  check('does a job that was asked for twice once, with the data it was given', async (scene, id) => {
    await scene.queue.add(job(id));
    await scene.queue.add(job(id));
    await scene.queue.add(job(`${id}last`));
    await scene.work(() => done);
    await scene.until(() => scene.tries.some((tried) => tried.id === `${id}last`));
    assert.deepEqual(
      scene.tries.map(({ id: tried, attempt, data }) => [tried, attempt, data]),
      [id, `${id}last`].map((expected) => [expected, 1, job(id).data]),
    );
  }),
  check('gives a job to one of several workers', async (scene, id) => {
    await Promise.all([scene.work(() => done), scene.work(() => done)]);
    const ids = Array.from({ length: 20 }, (_, index) => `${id}${index}`);
    await Promise.all(ids.map((each) => scene.queue.add(job(each))));
    await scene.until(() => scene.tries.length >= ids.length);
    assert.deepEqual(scene.tries.map((tried) => tried.id).sort(), ids.sort());
  }),
  check('tries a failed job again, waits longer each time, and gives it up after the last try', async (scene, id) => {
    const pauses: number[] = [];
    await scene.work(() => failed(true), { backoffMs: (triesMade) => pauses.push(triesMade) });
    await scene.queue.add(job(id));
    await scene.until(() => scene.givenUp.length > 0);
    assert.deepEqual(
      scene.tries.map(({ attempt }) => attempt),
      [1, 2, 3],
    );
    assert.deepEqual(pauses, [1, 2]);
    assert.equal(scene.givenUp[0]?.job.id, id);
    assert.equal(scene.givenUp[0]?.error.message, 'boom');
  }),
  check('gives a job up at once when another try is of no use', async (scene, id) => {
    await scene.work(() => failed(false));
    await scene.queue.add(job(id));
    await scene.until(() => scene.givenUp.length > 0);
    assert.equal(scene.tries.length, 1);
  }),
  check('brings a postponed job again, which does not count as a try', async (scene, id) => {
    await scene.work(() => (scene.tries.length < 4 ? { status: 'postponed', delayMs: 10 } : done));
    await scene.queue.add(job(id, 1));
    await scene.until(() => scene.tries.length === 4);
    assert.deepEqual(
      scene.tries.map(({ attempt, starts }) => [attempt, starts]),
      [1, 2, 3, 4].map((starts) => [1, starts]),
    );
    assert.equal(scene.givenUp.length, 0);
  }),
  check('forgets a job that was given up, so that it can be asked for again', async (scene, id) => {
    await scene.work(() => failed(false));
    await scene.queue.add(job(id));
    await scene.until(() => scene.givenUp.length === 1);
    await scene.queue.add(job(id)); // nothing: it is still there
    assert.equal(await scene.queue.forgetFinished(id), true);
    await scene.queue.add(job(id));
    await scene.until(() => scene.givenUp.length === 2);
    assert.equal(scene.tries.length, 2);
  }),
  check('does not forget a job that waits', async (scene, id) => {
    await scene.queue.add(job(id));
    assert.equal(await scene.queue.forgetFinished(id), false);
    await scene.work(() => done);
    await scene.until(() => scene.tries.length === 1);
  }),
  check('waits for the job at hand when it closes', async (scene, id) => {
    let finish = () => {};
    const worker = await scene.work(
      () =>
        new Promise((resolve) => {
          finish = () => resolve(done);
        }),
    );
    await scene.queue.add(job(id));
    await scene.until(() => scene.tries.length === 1);
    let isClosed = false;
    const closing = worker.close(PATIENCE_MS).then(() => {
      isClosed = true;
    });
    // Closing has had the time of some questions and answers.
    for (let question = 0; question < 10; question++) await scene.queue.countWaiting();
    assert.equal(isClosed, false);
    finish();
    await closing;
    assert.equal(await scene.queue.forgetFinished(id), true);
  }),
  check('hands the job of a worker that left in the middle to another', async (scene, id) => {
    let calledOff = false;
    const stay = (_job: ReceivedJob, signal: AbortSignal) => {
      signal.addEventListener('abort', () => {
        calledOff = true;
      });
      return new Promise<TryOutcome>(() => {});
    };
    const leaving = await scene.work(stay, { lockMs: SHORT_LOCK_MS });
    await scene.queue.add(job(id));
    await scene.until(() => scene.tries.length === 1);
    await leaving.close(0);
    await scene.work(() => done);
    await scene.until(() => scene.tries.length === 2);
    assert.equal(calledOff, true);
    assert.equal(scene.tries[1]?.id, id);
  }),
  check('gives up a job that ends its workers, and says so', async (scene, id) => {
    const fragile = { maxStalledCount: 1 };
    for (const tries of [1, 2]) {
      const leaving = await scene.work(() => new Promise(() => {}), { ...fragile, lockMs: SHORT_LOCK_MS });
      if (tries === 1) await scene.queue.add(job(id, 100));
      await scene.until(() => scene.tries.length === tries);
      await leaving.close(0);
    }
    await scene.work(() => done, fragile);
    await scene.until(() => scene.givenUp.length > 0);
    assert.equal(scene.givenUp[0]?.job.id, id);
    assert.equal(scene.tries.length, 2);
  }),
];
