import {
  changeAfterCallStep,
  findAfterCallStep,
  lockAfterCallStepsOf,
  noteStepError,
  type StoredAfterCallStep,
  takeBackStepTry,
} from '@aybiza/db/after-call-steps';
import { saveCallResults } from '@aybiza/db/call-results';
import { saveCallScore } from '@aybiza/db/call-scores';
import { annotateCall, findCall, type StoredCall } from '@aybiza/db/calls';
import type { Db, Tx } from '@aybiza/db/client';
import { isDatabaseTrouble } from '@aybiza/db/database-error';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { JobPayloads } from '@aybiza/jobs';
import { type AfterCallKind, type AfterCallStep, evaluate, type Values } from '@aybiza/statechart';
import { goOnAfterCall } from '../after-call.ts';
import { type JobHandler, type JobTry, nothingToDo, type TryResult } from '../job-handler.ts';
import { findLane } from './find-lane.ts';
import { type FollowUpLanguages, findLanguages } from './find-languages.ts';
import type { StepJobName } from './step-jobs.ts';
import type { StepEnd, StepRunner, StepRunners } from './step-run.ts';
import { valuesAfterCall } from './step-values.ts';

type Payload = JobPayloads[StepJobName];

interface World {
  db: Db;
  clock: Clock;
  runners: StepRunners;
}

interface Scene {
  readonly call: StoredCall;
  readonly stored: StoredAfterCallStep;
  readonly step: AfterCallStep;
  readonly values: Values;
  readonly languages: FollowUpLanguages;
}

/** Does one step of a call's lane: whether it applies, within its time and tries, and what follows from it. */
export function createStepHandler(world: World): JobHandler<Payload> {
  const { db, clock } = world;
  return {
    async run(job) {
      const scene = await db.forWorkspace(job.workspaceId, (tx) => readScene(tx, job.payload));
      if (scene === undefined) return nothingToDo;
      const { when } = scene.step;
      if (when !== undefined && evaluate(when, scene.values).value !== true)
        return endStep(world, job, { status: 'skipped', reason: 'its condition did not hold' });
      await db.forWorkspace(job.workspaceId, (tx) =>
        changeAfterCallStep(tx, scene.stored.id, { to: 'running', at: clock.now() }),
      );
      try {
        const end = await runInTime(world, job, scene);
        if (end.status === 'postponed')
          await db.forWorkspace(job.workspaceId, (tx) => takeBackStepTry(tx, scene.stored.id));
        return endStep(world, job, end);
      } catch (error) {
        // Neither says anything of the step.
        const isSpared = job.signal.aborted || isDatabaseTrouble(error);
        if (isSpared) await db.forWorkspace(job.workspaceId, (tx) => takeBackStepTry(tx, scene.stored.id));
        job.signal.throwIfAborted();
        if (isSpared) throw error;
        throw await noteFailure(world, job, { scene, error });
      }
    },
    async onGivenUp(tx, { stepId, callId }, error) {
      await lockAfterCallStepsOf(tx, callId);
      const stored = await findAfterCallStep(tx, stepId);
      if (stored === undefined) return;
      // What was about to happen and cannot be taken back may have happened.
      const to = stored.intentAt === null ? 'failed' : 'unknown';
      if (await changeAfterCallStep(tx, stepId, { to, at: clock.now(), error }))
        await goOnAfterCall(tx, callId, clock.now());
    },
  };
}

/** Undefined for a step that has ended, or whose call was deleted. */
async function readScene(tx: Tx, { stepId }: Payload): Promise<Scene | undefined> {
  const stored = await findAfterCallStep(tx, stepId);
  if (stored === undefined || stored.status === 'done' || stored.status === 'skipped') return undefined;
  const call = await findCall(tx, stored.callId);
  if (call === undefined) return undefined;
  const step = (await findLane(tx, call)).find(({ id }) => id === stored.step);
  if (step === undefined) throw failure('AFTER_CALL_STEP_GONE', 'the version that the call ran on has no such step');
  return { call, stored, step, values: await valuesAfterCall(tx, call), languages: await findLanguages(tx, call) };
}

async function runInTime({ clock, runners }: World, job: JobTry<Payload>, scene: Scene): Promise<StepEnd> {
  const { timeLimitMs } = scene.step;
  const late = new AbortController();
  const cancel = clock.after(timeLimitMs, () => late.abort());
  try {
    const signal = AbortSignal.any([job.signal, late.signal]);
    return await runnerOf(runners, scene.step)({ ...scene, workspaceId: job.workspaceId, signal });
  } catch (error) {
    if (!late.signal.aborted || job.signal.aborted) throw error;
    const message = `it took longer than ${timeLimitMs / 1_000} seconds`;
    throw new AppError(message, { code: 'AFTER_CALL_TIME_LIMIT', retryable: true, expose: true, cause: error });
  } finally {
    cancel();
  }
}

/** The registry goes by the step's own kind, which TypeScript cannot follow, hence the one assertion. */
function runnerOf(runners: StepRunners, { kind }: AfterCallStep): StepRunner<AfterCallKind> {
  return runners[kind] as unknown as StepRunner<AfterCallKind>;
}

function endStep({ clock }: World, { payload: { stepId, callId } }: JobTry<Payload>, end: StepEnd): TryResult {
  if (end.status === 'postponed') return end;
  return {
    status: 'done',
    async effect(tx) {
      // First the lane as a whole: whoever ends another step of it waits, and sees this one.
      await lockAfterCallStepsOf(tx, callId);
      const at = clock.now();
      const change =
        end.status === 'done'
          ? ({ to: 'done', at, result: end.result } as const)
          : ({ to: 'skipped', at, reason: end.reason } as const);
      if (!(await changeAfterCallStep(tx, stepId, change))) return;
      if (end.status === 'done') {
        if (end.summary !== undefined) await annotateCall(tx, callId, { summary: end.summary });
        await saveCallResults(tx, callId, end.results ?? []);
        if (end.score !== undefined) await saveCallScore(tx, callId, end.score);
      }
      await goOnAfterCall(tx, callId, at);
    },
  };
}

/** The author's number of tries may be smaller than the queue's: then this one was the last. */
async function noteFailure(
  { db }: World,
  job: JobTry<Payload>,
  { scene, error }: { scene: Scene; error: unknown },
): Promise<unknown> {
  const retryable = !(error instanceof AppError) || error.retryable;
  const triesMade = scene.stored.attempts + 1;
  if (!retryable) return error;
  if (triesMade >= scene.step.attempts) return failure('AFTER_CALL_STEP_FAILED', errorMessage(error), error);
  await db.forWorkspace(job.workspaceId, (tx) => noteStepError(tx, scene.stored.id, errorMessage(error)));
  return error;
}

function failure(code: string, message: string, cause?: unknown): AppError {
  return new AppError(message, { code, retryable: false, expose: true, cause });
}
