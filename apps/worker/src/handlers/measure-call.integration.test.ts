import { sumCallsByStep } from '@aybiza/db/analytics/call-sums';
import { localPeriod } from '@aybiza/db/analytics/local-period';
import { deleteCall } from '@aybiza/db/calls';
import { redoMarkedQuarters } from '@aybiza/db/redo-quarters';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { expect, test } from 'vitest';
import { type EndedCallInTest, seedEndedCall } from '../testing/ended-call.ts';
import { aTry } from '../testing/job-try.ts';
import { createMeasureCall } from './measure-call.ts';

const world = useDatabase();
const day = localPeriod({ from: '2026-11-22', before: '2026-11-23', timeZone: 'UTC' }, 'day');

async function measure({ workspaceId, callId }: EndedCallInTest) {
  const result = await createMeasureCall(world).run(aTry(workspaceId, { callId }));
  if (result.status !== 'done') throw new Error('measuring is never put off');
  await world.db.forWorkspace(workspaceId, result.effect);
}

async function sumsOf({ workspaceId }: EndedCallInTest) {
  return world.db.forWorkspace(workspaceId, async (tx) => {
    await redoMarkedQuarters(tx, 100);
    const [sums] = await sumCallsByStep(tx, {}, day);
    return sums;
  });
}

test('a call that has ended counts in the figures of its day, however often it is measured', async () => {
  const call = await seedEndedCall(world.db, { tellsWorker: false });
  await measure(call);
  await measure(call);
  expect(await sumsOf(call)).toMatchObject({ calls: 1, turns: 1, durationMs: 120_000 });
});

test('a call that is gone by then leaves nothing', async () => {
  const call = await seedEndedCall(world.db, { tellsWorker: false });
  await world.db.forWorkspace(call.workspaceId, (tx) => deleteCall(tx, call.callId));
  await measure(call);
  expect(await sumsOf(call)).toMatchObject({ calls: 0 });
});

test('a call that goes while it is measured leaves nothing', async () => {
  const call = await seedEndedCall(world.db, { tellsWorker: false });
  const result = await createMeasureCall(world).run(aTry(call.workspaceId, { callId: call.callId }));
  await world.db.forWorkspace(call.workspaceId, (tx) => deleteCall(tx, call.callId));
  if (result.status === 'done') await world.db.forWorkspace(call.workspaceId, result.effect);
  expect(await sumsOf(call)).toMatchObject({ calls: 0 });
});
