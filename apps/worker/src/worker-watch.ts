import { callIdSchema } from '@aybiza/foundation/ids';
import type { JobName, ReceivedJob, TryOutcome } from '@aybiza/jobs';
import { Counters, Durations, type Metric } from '@aybiza/telemetry/metrics';
import type { Spans } from '@aybiza/telemetry/open-spans';
import { placeWithin, rootPlaceOf } from '@aybiza/telemetry/span';
import { z } from 'zod';

/** A try of a job that is over; moments in epoch ms. */
export interface TriedJob {
  readonly name: JobName;
  readonly received: ReceivedJob;
  readonly outcome: TryOutcome['status'];
  readonly startedAt: number;
  readonly endedAt: number;
}

const dataOfCall = z.object({ payload: z.object({ callId: callIdSchema }) });

/** Looks on at a worker's work for whoever runs the installation: counts it, and makes a span of each try. */
export class WorkerWatch {
  readonly #spans: Spans | undefined;
  readonly #tries = new Counters('aybiza_job_tries_total', 'Tries of jobs, by how they went.');
  readonly #seconds = new Durations('aybiza_job_seconds', 'How long tries of jobs took.');
  readonly #givenUp = new Counters('aybiza_jobs_given_up_total', 'Jobs that became dead letters.');
  readonly #rounds = new Counters('aybiza_upkeep_rounds_total', 'Rounds of upkeep, by how they went.');

  /** Without `spans` no trace is made. */
  constructor(spans?: Spans) {
    this.#spans = spans;
  }

  tried(job: TriedJob): void {
    const { name, outcome, startedAt, endedAt } = job;
    this.#tries.add({ job: name, outcome });
    this.#seconds.observe({ job: name }, endedAt - startedAt);
    if (this.#spans !== undefined) this.#trace(job, this.#spans);
  }

  gaveUp(job: JobName): void {
    this.#givenUp.add({ job });
  }

  roundEnded(what: string, outcome: 'done' | 'failed'): void {
    this.#rounds.add({ what, outcome });
  }

  metrics(): (Metric | Durations)[] {
    return [this.#tries.read(), this.#seconds, this.#givenUp.read(), this.#rounds.read()];
  }

  /** What follows a call stands in the call's trace; anything else in one of its own, with all its tries. */
  #trace({ name, received, outcome, startedAt, endedAt }: TriedJob, spans: Spans): void {
    const { id, attempt, data } = received;
    const callId = dataOfCall.safeParse(data).data?.payload.callId;
    const root = rootPlaceOf(callId ?? id);
    spans.add({
      ...placeWithin(root),
      ...(callId === undefined ? {} : { parentId: root.spanId }),
      name: `job ${name}`,
      kind: 'consumer',
      startedAt,
      endedAt,
      isFailed: outcome === 'failed',
      attributes: { 'job.id': id, attempt, outcome, ...(callId === undefined ? {} : { 'call.id': callId }) },
    });
  }
}
