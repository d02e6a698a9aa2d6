import { listAfterCallStepsOf } from '@aybiza/db/after-call-steps';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, test } from 'vitest';
import { beginAfterCall } from '../after-call.ts';
import { seedEndedCall } from '../testing/ended-call.ts';
import { aTry } from '../testing/job-try.ts';
import { useWorkerDatabase } from '../testing/use-worker-database.ts';
import { createStepHandler } from './create-step-handler.ts';
import type { StepRunner } from './step-run.ts';

const world = useWorkerDatabase();

test('a step whose time is over is called off, and its try has failed', async () => {
  const clock = fakeClock();
  const { workspaceId, callId } = await seedEndedCall(world.db, {
    tellsWorker: false,
    afterCall: [{ id: 'sum', kind: 'summary', timeLimitSeconds: 5 }],
  });
  await world.db.forWorkspace(workspaceId, (tx) => beginAfterCall(tx, callId, clock.now()));
  let begun = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const waits: StepRunner<'summary'> = ({ signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('called off')));
      begun();
    });
  const never = () => Promise.reject(new Error('no other step is in this lane'));
  const others = {
    extract: never,
    score: never,
    webhook: never,
    message: never,
    email: never,
    exportRecording: never,
    contact: never,
    callBack: never,
  };
  const handler = createStepHandler({ db: world.db, clock, runners: { summary: waits, ...others } });
  const listSteps = () => world.db.forWorkspace(workspaceId, (tx) => listAfterCallStepsOf(tx, callId));
  const [step] = await listSteps();
  if (step === undefined) throw new Error('the lane has a step');
  const trying = handler.run(aTry(workspaceId, { stepId: step.id, callId }));
  await isBegun;
  clock.advance(5_000);
  await expect(trying).rejects.toMatchObject({ code: 'AFTER_CALL_TIME_LIMIT', retryable: true });
  expect(await listSteps()).toMatchObject([
    { status: 'running', attempts: 1, lastError: 'it took longer than 5 seconds' },
  ]);
});
